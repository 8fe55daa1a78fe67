package de.vorhabenpfad.portal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a program asks the search for similar work for. An empty text is none and resembles nothing. */
record SimilarQuery(String text, int most) {

    static final int LONGEST = 10_000;
    static final int MOST = 20;
    static final int USUAL = 5;

    /** @throws RequestRefused with one message for each wrong parameter */
    static SimilarQuery of(@Nullable String text, @Nullable String n) {
        List<RequestRefused.Field> wrong = new ArrayList<>();
        String given = text == null ? "" : text;
        if (given.codePointCount(0, given.length()) > LONGEST) {
            wrong.add(new RequestRefused.Field("text", "„text“ darf höchstens 10.000 Zeichen haben."));
        }
        int most = USUAL;
        if (n != null && !n.isEmpty()) {
            most = n.matches("\\d{1,3}") ? Integer.parseInt(n) : 0;
            if (most < 1 || most > MOST) {
                wrong.add(new RequestRefused.Field("n", "„n“ muss eine ganze Zahl von 1 bis 20 sein."));
            }
        }
        if (!wrong.isEmpty()) {
            throw RequestRefused.invalid(wrong);
        }
        return new SimilarQuery(given, most);
    }
}
