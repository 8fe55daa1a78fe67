package de.vorhabenpfad.similarity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What words are about, where authorities say it in different words or another language: "Parkleitsystem" and "parking lot" share no
 * letters that tell, but a theme. The list is a file that anybody can read and lengthen; how its lines are read stands at its top.
 */
final class Themes {

    private static final String FILE = "/similarity/themes.txt";
    /** No word has it, so a theme is never taken for a run of letters. */
    private static final String MARK = "#";

    private final Known whole = new Known();
    private final Known beginnings = new Known();
    private final Known parts = new Known();

    Themes() {
        this(WordList.lines(FILE));
    }

    Themes(List<String> lines) {
        lines.forEach(this::read);
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(FILE + " must have \"theme: word word\" in each line, but has \"" + line + "\"");
        }
        String theme = MARK + line.substring(0, colon).strip();
        for (String word : line.substring(colon + 1).strip().split("\\s+")) {
            String letters = Words.fold(word.replace("*", ""));
            if (letters.isEmpty() || !letters.chars().allMatch(Character::isLetter)) {
                throw new IllegalArgumentException(FILE + ": \"" + word + "\" of the theme \"" + theme.substring(1) + "\" must be letters, with * before or after");
            }
            (word.startsWith("*") ? parts : word.endsWith("*") ? beginnings : whole).add(letters, theme);
        }
    }

    static boolean isTheme(String gram) {
        return gram.startsWith(MARK);
    }

    /** The themes of a folded word; none for most. */
    Set<String> of(String word) {
        Set<String> themes = new HashSet<>();
        whole.collect(word, themes);
        beginnings.collectRuns(word, 0, themes);
        for (int from = 0; from < word.length(); from++) {
            parts.collectRuns(word, from, themes);
        }
        return themes;
    }

    /** Letters with their themes. Every word of every text is looked through, so only runs as long as some of these are. */
    private static final class Known {

        private final Map<String, Set<String>> themes = new HashMap<>();
        private int shortest = Integer.MAX_VALUE;
        private int longest;

        void add(String letters, String theme) {
            themes.computeIfAbsent(letters, any -> new HashSet<>()).add(theme);
            shortest = Math.min(shortest, letters.length());
            longest = Math.max(longest, letters.length());
        }

        void collect(String letters, Set<String> found) {
            Set<String> known = themes.get(letters);
            if (known != null) {
                found.addAll(known);
            }
        }

        /** Of all runs of letters that begin there. */
        void collectRuns(String word, int from, Set<String> found) {
            for (int length = shortest; length <= Math.min(longest, word.length() - from); length++) {
                collect(word.substring(from, from + length), found);
            }
        }
    }
}
