package de.vorhabenpfad.portal;

import java.util.List;

/** One answer as pages show it, under the label of its form. All texts are plain; pages escape them. */
public sealed interface ShownAnswer {

    String label();

    /** The name by which templates choose how to show it. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase();
    }

    record Text(String label, String text) implements ShownAnswer {
    }

    /** @param address http or https */
    record Link(String label, String address) implements ShownAnswer {
    }

    record Items(String label, List<String> items) implements ShownAnswer {
    }

    /** @param rows as many texts as there are headings, empty where nothing was answered */
    record Rows(String label, List<String> headings, List<List<String>> rows) implements ShownAnswer {
    }
}
