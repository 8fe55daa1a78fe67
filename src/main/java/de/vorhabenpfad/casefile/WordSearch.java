package de.vorhabenpfad.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Searching a column {@code words} of German stems and plain words for what somebody has typed, also half of a word. */
public final class WordSearch {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 10;

    private WordSearch() {
    }

    /** The words that the index can be asked for; a single letter begins too much to be worth it. */
    public static List<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.GERMAN)).filter(word -> word.length() > 1).distinct().limit(MOST_WORDS).toList();
    }

    /**
     * The condition that all words are there.
     *
     * @param words at least one
     * @param values gets what the condition names
     */
    public static String condition(List<String> words, Map<String, Object> values) {
        IntStream.range(0, words.size()).forEach(i -> values.put("word" + i, words.get(i) + ":*"));
        return "words @@ (" + IntStream.range(0, words.size())
                .mapToObj(i -> "(to_tsquery('german', :word%1$d) || to_tsquery('simple', :word%1$d))".formatted(i)).collect(Collectors.joining(" && ")) + ")";
    }

    /** The pattern of {@code ilike} for a text that holds this one, its signs without magic. */
    public static String inside(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
