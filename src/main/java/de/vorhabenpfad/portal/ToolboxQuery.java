package de.vorhabenpfad.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.toolbox.ToolboxSearch;
import org.jspecify.annotations.Nullable;

/** What is asked of the list of the toolbox. An empty value is the same as none. */
record ToolboxQuery(int page, int size, @Nullable String text, @Nullable String kind, @Nullable String workshop,
        @Nullable String authority) {

    /** The parameters as they came. */
    record Asked(@Nullable String page, @Nullable String size, @Nullable String text, @Nullable String kind, @Nullable String workshop,
            @Nullable String authority) {
    }

    /**
     * Of a program.
     *
     * @param workshops which workshops there are
     * @param authorities which authorities there are
     * @throws RequestRefused with one message for each wrong parameter
     */
    static ToolboxQuery of(Asked asked, List<String> kinds, Predicate<String> workshops, Predicate<String> authorities) {
        List<RequestRefused.Field> wrong = new ArrayList<>();
        ToolboxQuery query = new ToolboxQuery(ListQuery.number("page", asked.page(), 0, Integer.MAX_VALUE, 0, wrong),
                ListQuery.number("size", asked.size(), 1, ListQuery.LARGEST_PAGE, ListQuery.USUAL_PAGE, wrong), words(asked.text()),
                orNone(ListQuery.one("kind", asked.kind(), kinds, Function.identity(), wrong)),
                orNone(ListQuery.known("workshop", asked.workshop(), workshops, "Werkstatt", wrong)),
                orNone(ListQuery.known("authority", asked.authority(), authorities, "Behörde", wrong)));
        if (!wrong.isEmpty()) {
            throw RequestRefused.invalid(wrong);
        }
        return query;
    }

    /** Of a page, where what is not known is as good as not chosen. */
    static ToolboxQuery lenient(Asked asked, List<String> kinds, Predicate<String> workshops, Predicate<String> authorities) {
        String kind = asked.kind();
        String workshop = asked.workshop();
        String authority = asked.authority();
        return new ToolboxQuery(SearchPage.pageNumber(asked.page() == null ? "" : asked.page()) - 1, ListQuery.USUAL_PAGE, words(asked.text()),
                kind != null && kinds.contains(kind) ? kind : null,
                workshop != null && workshops.test(workshop) ? workshop : null,
                authority != null && authorities.test(authority) ? authority : null);
    }

    ToolboxQuery onPage(int other) {
        return new ToolboxQuery(other, size, text, kind, workshop, authority);
    }

    boolean asksForAll() {
        return text == null && kind == null && workshop == null && authority == null;
    }

    /** @param person whoever is signed in, or null: nobody sees what is for the network */
    ToolboxSearch.Filter filter(@Nullable Person person) {
        return new ToolboxSearch.Filter(text, kind, workshop, authority, person != null);
    }

    private static @Nullable String words(@Nullable String text) {
        return text == null ? null : orNone(SearchPage.words(text));
    }

    private static @Nullable String orNone(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
