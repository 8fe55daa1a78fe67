package de.vorhabenpfad.similarity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Texts and which of them are in essence the same idea, from a folder with {@code initiatives.json} ({@code id}, {@code title},
 * {@code description}) and {@code same-idea.json} ({@code name}, {@code ids}); and how well the members of a group find one another.
 */
record LabelledGroups(Map<String, Prior> texts, List<List<String>> groups) {

    static final int FIRST = 5;

    /** How a text is put as a question: title and text apart, or as one text. */
    enum Asked { APART, LINES, ONE_LINE }

    /** Where the other members of a group were found. @param places rank of each, from 1; @param instead what came first */
    record Search(String id, Map<String, Integer> places, List<String> instead) {

        double recall() {
            return (double) places.values().stream().filter(place -> place <= FIRST).count() / places.size();
        }

        double reciprocalRank() {
            return 1.0 / places.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        }
    }

    static LabelledGroups read(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, Prior> texts = new LinkedHashMap<>();
        for (JsonNode one : json.readTree(Files.readString(folder.resolve("initiatives.json")))) {
            texts.put(one.path("id").asText(), new Prior(one.path("id").asText(), one.path("title").asText(), one.path("description").asText(), true));
        }
        List<List<String>> groups = new ArrayList<>();
        for (JsonNode one : json.readTree(Files.readString(folder.resolve("same-idea.json")))) {
            List<String> ids = new ArrayList<>();
            one.path("ids").forEach(id -> ids.add(id.asText()));
            groups.add(ids);
        }
        return new LabelledGroups(texts, groups);
    }

    /** Each member of each group as the question against all other texts. */
    List<Search> search(Asked how) throws IOException {
        Words words = new Words();
        List<Search> searches = new ArrayList<>();
        try (TextIndex index = new TextIndex(words, new ByteBuffersDirectory())) {
            Frequencies frequencies = new Frequencies();
            texts.values().forEach(text -> frequencies.count(index.grams(text)));
            for (Prior text : texts.values()) {
                index.replace(text.number(), List.of(text), frequencies.weighing());
            }
            index.refresh();
            for (List<String> group : groups) {
                for (String id : group) {
                    Set<String> others = new HashSet<>(group);
                    others.remove(id);
                    searches.add(search(index, words, id, others, how));
                }
            }
        }
        return searches;
    }

    private Search search(TextIndex index, Words words, String id, Set<String> others, Asked how) throws IOException {
        Prior text = texts.get(id);
        Question question = switch (how) {
            case APART -> Question.of(text.title(), text.text(), words);
            case LINES -> Question.of(text.title() + "\n" + text.text(), words);
            case ONE_LINE -> Question.of(text.title() + " " + text.text(), words);
        };
        List<TextIndex.Hit> hits = index.find(question, texts.size(), false, id);
        Map<String, Integer> places = new LinkedHashMap<>();
        others.forEach(other -> places.put(other, texts.size()));
        for (int i = 0; i < hits.size(); i++) {
            if (others.contains(hits.get(i).number())) {
                places.put(hits.get(i).number(), i + 1);
            }
        }
        return new Search(id, places, hits.stream().limit(FIRST).map(hit -> hit.number() + " " + Math.round(hit.score() * 1000) / 1000.0).toList());
    }

    static double recall(List<Search> searches) {
        return searches.stream().mapToDouble(Search::recall).average().orElseThrow();
    }

    static double meanReciprocalRank(List<Search> searches) {
        return searches.stream().mapToDouble(Search::reciprocalRank).average().orElseThrow();
    }
}
