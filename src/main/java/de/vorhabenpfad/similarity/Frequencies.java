package de.vorhabenpfad.similarity;

/** In how many texts each gram occurs, counted before an index is built. Grams that share a place are counted together, which hardly matters. */
final class Frequencies {

    private static final int PLACES = 1 << 21;

    private final int[] counts = new int[PLACES];
    private int texts;

    void count(Grams grams) {
        texts++;
        grams.counts().keySet().forEach(gram -> counts[place(gram)]++);
    }

    Weighing weighing() {
        return new Weighing(texts, gram -> counts[place(gram)]);
    }

    private static int place(String gram) {
        int hash = gram.hashCode() * 0x9E3779B1;
        return hash >>> 11;
    }
}
