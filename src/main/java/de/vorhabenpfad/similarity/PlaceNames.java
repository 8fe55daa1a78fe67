package de.vorhabenpfad.similarity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of places in Germany, in their usual forms. Where an idea comes from tells little about what it is about, and two ideas
 * for one town have its name in common and nothing else. Source and licence stand in the file.
 */
final class PlaceNames {

    private static final String FILE = "/similarity/places-de.txt";
    /** Who lives there and what comes from there: Leipzigs, Leipziger, den Leipzigern. */
    private static final List<String> ENDINGS = List.of("s", "er", "ers", "ern");
    /** The same where the name ends in -en: Bremer, Dresdner. */
    private static final List<String> ENDINGS_FOR_EN = List.of("er", "ner", "ners", "nern");
    /** Adjectives of the Länder and of the whole. */
    private static final List<String> ADJECTIVES = List.of("badisch", "bayerisch", "brandenburgisch", "deutsch", "hessisch", "niedersächsisch",
            "rheinländisch", "saarländisch", "sächsisch", "thüringisch", "westfälisch", "württembergisch");
    private static final List<String> ADJECTIVE_ENDINGS = List.of("", "e", "em", "en", "er", "es");
    /** Forms of the rules above that are words of their own. */
    private static final Set<String> WORDS = Set.of("hammer", "hammern", "hammers", "minder", "further");

    private final Set<String> names = new HashSet<>();
    private final Set<List<String>> phrases = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    private int longest;

    PlaceNames() {
        for (String line : WordList.lines(FILE)) {
            List<String> words = Words.split(line);
            if (words.size() == 1) {
                add(words.get(0));
            } else {
                phrases.add(words);
                beginnings.add(words.get(0));
                longest = Math.max(longest, words.size());
            }
        }
        ADJECTIVES.forEach(adjective -> ADJECTIVE_ENDINGS.forEach(ending -> names.add(Words.fold(adjective) + ending)));
        names.removeAll(WORDS);
    }

    private void add(String name) {
        names.add(name);
        ENDINGS.forEach(ending -> names.add(name + ending));
        if (name.endsWith("en") && name.length() > 5) {
            ENDINGS_FOR_EN.forEach(ending -> names.add(name.substring(0, name.length() - 2) + ending));
        }
    }

    /** How many of the words from {@code from} on are the name of a place; 0 if none. */
    int namedAt(List<String> words, int from) {
        if (beginnings.contains(words.get(from))) {
            for (int length = Math.min(longest, words.size() - from); length > 1; length--) {
                if (phrases.contains(words.subList(from, from + length))) {
                    return length;
                }
            }
        }
        return names.contains(words.get(from)) ? 1 : 0;
    }
}
