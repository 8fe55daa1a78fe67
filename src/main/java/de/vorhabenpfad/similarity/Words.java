package de.vorhabenpfad.similarity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.springframework.stereotype.Component;

/** The words of a text that tell what it is about: without filler words, place names, numbers and web addresses. */
@Component
final class Words {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    /** German has longer words, but they are said in their first letters. */
    private static final int LONGEST = 60;

    private final PlaceNames places = new PlaceNames();
    private final Set<String> fillers = fillers();

    /** The telling words in their order, folded, each as often as it occurs. */
    List<String> of(String text) {
        List<String> all = split(text);
        List<String> telling = new ArrayList<>(all.size());
        for (int i = 0; i < all.size();) {
            int named = places.namedAt(all, i);
            if (named == 0 && !fillers.contains(all.get(i))) {
                telling.add(all.get(i));
            }
            i += Math.max(1, named);
        }
        return telling;
    }

    /** All words, folded. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(ADDRESS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(" "));
        while (word.find()) {
            String folded = fold(word.group());
            if (!folded.isEmpty()) {
                words.add(folded.length() <= LONGEST ? folded : folded.substring(0, LONGEST));
            }
        }
        return words;
    }

    /** Small letters without umlauts and accents, so that Platz and Plätze share their letters. */
    static String fold(String word) {
        return MARK.matcher(Normalizer.normalize(word.toLowerCase(Locale.GERMAN).replace("ß", "ss"), Normalizer.Form.NFD)).replaceAll("");
    }

    /** German and English, as titles mix both. */
    private static Set<String> fillers() {
        Set<String> fillers = new HashSet<>();
        GermanAnalyzer.getDefaultStopSet().forEach(word -> fillers.add(fold(new String((char[]) word))));
        try (InputStream list = Objects.requireNonNull(SnowballFilter.class.getResourceAsStream("english_stop.txt"))) {
            CharArraySet english = WordlistLoader.getSnowballWordSet(list);
            english.forEach(word -> fillers.add(fold(new String((char[]) word))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fillers;
    }
}
