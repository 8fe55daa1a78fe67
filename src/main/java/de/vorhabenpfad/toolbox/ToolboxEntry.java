package de.vorhabenpfad.toolbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A published result.
 *
 * @param slug its name in addresses, given once
 * @param number the initiative it came out of
 * @param kind software, method, template, training or other
 * @param license SPDX id, for software
 * @param maintainer id of the authority that looks after it
 * @param visibility {@code public} or {@code network}
 * @param dossier what was found out on the way: one section a step, each a heading, a day ({@code on}) and its answers, each
 *        a label with a text, items, or headings and rows; may be read by whoever may see the entry
 * @param retiredAt when it was taken out of the lists, or null
 */
public record ToolboxEntry(String slug, String number, String name, String shortDescription, String longDescription, String kind,
        @Nullable String license, @Nullable String repositoryUrl, String operation, String maintainer, String contactPoint,
        String workshop, String visibility, List<Map<String, Object>> dossier, Instant publishedAt, @Nullable Instant retiredAt) {

    /** Whether people without an account see it. */
    public boolean isPublic() {
        return visibility.equals("public");
    }

    public boolean isRetired() {
        return retiredAt != null;
    }
}
