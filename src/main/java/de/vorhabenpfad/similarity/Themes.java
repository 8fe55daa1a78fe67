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

    private final Map<String, Set<String>> whole = new HashMap<>();
    private final Map<String, Set<String>> beginnings = new HashMap<>();
    private final Map<String, Set<String>> parts = new HashMap<>();
    private int longest;

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
            Map<String, Set<String>> where = word.startsWith("*") ? parts : word.endsWith("*") ? beginnings : whole;
            where.computeIfAbsent(letters, any -> new HashSet<>()).add(theme);
            longest = Math.max(longest, letters.length());
        }
    }

    static boolean isTheme(String gram) {
        return gram.startsWith(MARK);
    }

    /** The themes of a folded word; none for most. */
    Set<String> of(String word) {
        Set<String> themes = new HashSet<>(whole.getOrDefault(word, Set.of()));
        for (int from = 0; from < word.length(); from++) {
            for (int to = from + 1; to <= Math.min(word.length(), from + longest); to++) {
                String run = word.substring(from, to);
                themes.addAll(parts.getOrDefault(run, Set.of()));
                if (from == 0) {
                    themes.addAll(beginnings.getOrDefault(run, Set.of()));
                }
            }
        }
        return themes;
    }
}
