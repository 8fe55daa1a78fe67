package de.vorhabenpfad.similarity;

import java.util.List;

/**
 * A text that is asked about. Of a longer one the first words are taken: they say what it is about, and the time is bounded.
 *
 * @param opening its title, or what stands in for it
 */
record Question(List<String> opening, List<String> whole) {

    private static final int LONGEST_TITLE = 150;
    private static final int OPENING_WORDS = 8;
    private static final int MOST_WORDS = 400;

    Question {
        opening = first(MOST_WORDS, opening);
        whole = first(MOST_WORDS, whole);
    }

    /** A text whose first line is its title, if it is as short as one; else its first eight words stand in for a title. */
    static Question of(String text, Words words) {
        String stripped = text.strip();
        int line = stripped.indexOf('\n');
        if (line > 0 && line <= LONGEST_TITLE) {
            return of(stripped.substring(0, line), stripped.substring(line), words);
        }
        return new Question(words.of(String.join(" ", first(OPENING_WORDS, List.of(stripped.split("\\s+"))))), words.of(stripped));
    }

    static Question of(String title, String text, Words words) {
        return new Question(words.of(title), words.of(title + "\n" + text));
    }

    private static <T> List<T> first(int most, List<T> all) {
        return all.size() <= most ? all : all.subList(0, most);
    }
}
