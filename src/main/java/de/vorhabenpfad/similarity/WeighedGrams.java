package de.vorhabenpfad.similarity;

import java.util.Iterator;
import java.util.Map;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.jspecify.annotations.Nullable;

/** The grams of a text as Lucene takes them in. What it keeps as frequency of a term is the gram's weight, in thousandths. */
final class WeighedGrams extends TokenStream {

    static final double UNIT = 1000;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Double> weights;
    private @Nullable Iterator<Map.Entry<String, Double>> rest;

    WeighedGrams(Map<String, Double> weights) {
        this.weights = weights;
    }

    @Override
    public void reset() {
        rest = weights.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (rest == null || !rest.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Double> gram = rest.next();
        term.append(gram.getKey());
        frequency.setTermFrequency(kept(gram.getValue()));
        return true;
    }

    static int kept(double weight) {
        return Math.max(1, (int) Math.round(weight * UNIT));
    }
}
