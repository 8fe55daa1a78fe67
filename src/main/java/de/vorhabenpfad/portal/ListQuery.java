package de.vorhabenpfad.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseSearch;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;

/** What a program asks the list of initiatives for. An empty value is the same as none. */
record ListQuery(int page, int size, @Nullable Stage stage, @Nullable String workshop, @Nullable String authority,
        @Nullable Outcome outcome) {

    static final int LARGEST_PAGE = 100;
    static final int USUAL_PAGE = 20;

    /** The parameters as they came. */
    record Asked(@Nullable String page, @Nullable String size, @Nullable String stage, @Nullable String workshop,
            @Nullable String authority, @Nullable String outcome) {
    }

    /**
     * @param workshops which workshops there are
     * @param authorities which authorities there are
     * @throws RequestRefused with one message for each wrong parameter
     */
    static ListQuery of(Asked asked, Predicate<String> workshops, Predicate<String> authorities) {
        List<RequestRefused.Field> wrong = new ArrayList<>();
        ListQuery query = new ListQuery(number("page", asked.page(), 0, Integer.MAX_VALUE, 0, wrong),
                number("size", asked.size(), 1, LARGEST_PAGE, USUAL_PAGE, wrong),
                one("stage", asked.stage(), Arrays.asList(Stage.values()), Stage::code, wrong),
                known("workshop", asked.workshop(), workshops, "Werkstatt", wrong),
                known("authority", asked.authority(), authorities, "Behörde", wrong),
                one("outcome", asked.outcome(), Arrays.asList(Outcome.values()), Outcome::code, wrong));
        if (!wrong.isEmpty()) {
            throw RequestRefused.invalid(wrong);
        }
        return query;
    }

    /** The same for the search, limited to what the person takes part in. */
    CaseSearch.Filter filter(Person person) {
        return new CaseSearch.Filter(null, stage, workshop, authority, outcome, person.seesEverything() ? null : person.participations());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static int number(String key, @Nullable String value, int least, int most, int usual, List<RequestRefused.Field> wrong) {
        if (text(value).isEmpty()) {
            return usual;
        }
        if (text(value).matches("\\d{1,10}")) {
            long number = Long.parseLong(text(value));
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        String range = most == Integer.MAX_VALUE ? "ab " + least : "von " + least + " bis " + most;
        wrong.add(new RequestRefused.Field(key, "„" + key + "“ muss eine ganze Zahl " + range + " sein."));
        return usual;
    }

    static <T> @Nullable T one(String key, @Nullable String value, List<T> all, Function<T, String> code,
            List<RequestRefused.Field> wrong) {
        if (text(value).isEmpty()) {
            return null;
        }
        for (T one : all) {
            if (code.apply(one).equals(value)) {
                return one;
            }
        }
        String allowed = all.stream().map(code).collect(Collectors.joining(", "));
        wrong.add(new RequestRefused.Field(key, "„" + key + "“ kann nur einer dieser Werte sein: " + allowed + "."));
        return null;
    }

    static @Nullable String known(String key, @Nullable String value, Predicate<String> known, String what,
            List<RequestRefused.Field> wrong) {
        if (text(value).isEmpty()) {
            return null;
        }
        if (!known.test(text(value))) {
            wrong.add(new RequestRefused.Field(key, "Eine " + what + " mit dieser Kennung gibt es nicht."));
        }
        return value;
    }
}
