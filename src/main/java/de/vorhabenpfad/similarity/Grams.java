package de.vorhabenpfad.similarity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What words are made of: every run of three to five letters, the word's ends counting as letters, and how often each occurs. German
 * composes its nouns, so "Parkplatzanzeige" and "freie Parkplätze" have no word but many runs in common. The themes of a word count as
 * runs of it, under names that no run has.
 */
record Grams(Map<String, Integer> counts) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    static Grams of(List<String> words, Themes themes) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            themes.of(word).forEach(theme -> counts.merge(theme, 1, Integer::sum));
            String ended = "^" + word + "$";
            for (int length = SHORTEST; length <= LONGEST; length++) {
                for (int from = 0; from + length <= ended.length(); from++) {
                    counts.merge(ended.substring(from, from + length), 1, Integer::sum);
                }
            }
        }
        return new Grams(counts);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    int size() {
        return counts.size();
    }

    /** Said twice is more than said once, but not twice as much. */
    static double emphasis(int count) {
        return 1 + Math.log(count);
    }

    /** The length of the vector of these grams, each with its emphasis and its information. */
    double length(ToDoubleFunction<String> information) {
        double sum = 0;
        for (Map.Entry<String, Integer> gram : counts.entrySet()) {
            double weight = emphasis(gram.getValue()) * information.applyAsDouble(gram.getKey());
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }
}
