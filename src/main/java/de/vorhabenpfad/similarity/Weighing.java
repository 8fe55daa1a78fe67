package de.vorhabenpfad.similarity;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * How much a gram tells, and how much it counts in a text. The numbers lie in the middle of wide plateaus; docs/similarity.md says what
 * was tried. Nothing here depends on the language but the order of magnitude of a title and a text.
 *
 * @param texts how many texts there are
 * @param frequency in how many of them a gram occurs
 */
record Weighing(int texts, ToIntFunction<String> frequency) {

    /** Rare grams count more than in proportion to their information: frequent ones have little to say, however many they are. */
    private static final double RARITY = 1.75;
    /** One theme in common says as much as some runs of letters in common, since a word has a dozen of those. */
    private static final double THEME = 3;
    /** A title says in six words what its text says in sixty, so both get the same share. */
    private static final double TITLE_IN_TEXT = 0.5;
    private static final double OPENING_IN_QUERY = 0.4;
    /** Grams of a usual title, of a usual text. */
    private static final double USUAL_TITLE = 40;
    private static final double USUAL_TEXT = 400;
    /** Between the cosine (0.5), which favours short texts, and a mean (1). */
    private static final double LENGTH = 0.625;
    /** A text full of rare words is held down for it by half as much as the cosine would. */
    private static final double RICHNESS = 0.5;

    /** From 1 for a gram of one text, or of none, down to almost 0 for one that is everywhere; more for a theme. */
    double information(String gram) {
        double share = (double) Math.max(1, texts) / Math.max(1, frequency.applyAsInt(gram));
        double rarity = Math.pow(Math.log1p(share) / Math.log1p(Math.max(1, texts)), RARITY);
        return Themes.isTheme(gram) ? THEME * rarity : rarity;
    }

    /** What each gram counts in a text that is kept, apart from its information, which changes as texts come. */
    Map<String, Double> kept(Grams title, Grams text) {
        Map<String, Double> weights = new HashMap<>();
        add(weights, title, TITLE_IN_TEXT, USUAL_TITLE);
        add(weights, text, 1 - TITLE_IN_TEXT, USUAL_TEXT);
        return weights;
    }

    private void add(Map<String, Double> weights, Grams grams, double share, double usual) {
        if (grams.isEmpty()) {
            return;
        }
        double richness = grams.length(this::information) / Math.sqrt(grams.size());
        double divisor = Math.pow(richness, RICHNESS) * Math.sqrt(usual) * Math.pow(grams.size() / usual, LENGTH);
        grams.counts().forEach((gram, count) -> weights.merge(gram, share * Grams.emphasis(count) / divisor, Double::sum));
    }

    /** What each gram counts in a text that is asked about: multiplied with the weight that is kept, and summed up, it is the likeness. */
    Map<String, Double> asked(Grams opening, Grams whole) {
        Map<String, Double> known = new HashMap<>();
        ToDoubleFunction<String> information = gram -> known.computeIfAbsent(gram, this::information);
        Map<String, Double> weights = new HashMap<>();
        add(weights, opening, whole.isEmpty() ? 1 : OPENING_IN_QUERY, information);
        add(weights, whole, opening.isEmpty() ? 1 : 1 - OPENING_IN_QUERY, information);
        return weights;
    }

    private static void add(Map<String, Double> weights, Grams grams, double share, ToDoubleFunction<String> information) {
        double length = grams.length(information);
        grams.counts().forEach((gram, count) -> {
            double informs = information.applyAsDouble(gram);
            weights.merge(gram, share * Grams.emphasis(count) * informs * informs / length, Double::sum);
        });
    }
}
