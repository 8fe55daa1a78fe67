package de.vorhabenpfad.similarity;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The search by itself, over fifteen proposals that were made up for it. */
class TextIndexTest {

    private static final Words WORDS = new Words();

    private LabelledGroups proposals;
    private TextIndex index;

    @BeforeEach
    void index() throws IOException, URISyntaxException {
        proposals = LabelledGroups.read(Path.of(Objects.requireNonNull(getClass().getResource("/similarity")).toURI()));
        index = new TextIndex(WORDS, new ByteBuffersDirectory());
        for (Prior text : proposals.texts().values()) {
            index.replace(text.number(), List.of(text));
            index.refresh();
        }
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private List<String> found(String text) throws IOException {
        return index.find(Question.of(text, WORDS), 5, false, null).stream().filter(hit -> hit.score() >= 0.01).map(TextIndex.Hit::number).toList();
    }

    @ParameterizedTest
    @EnumSource
    void theSameIdeaIsFoundAmongTheFirst(LabelledGroups.Asked how) throws IOException {
        List<LabelledGroups.Search> searches = proposals.search(how);
        assertThat(LabelledGroups.recall(searches)).as(searches.toString()).isGreaterThanOrEqualTo(0.9);
        assertThat(LabelledGroups.meanReciprocalRank(searches)).as(searches.toString()).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource({ "Parkplatzanzeige,park-frei", "parkplaetze,park-frei", "Terminabsage,termin-ausfall", "Schulhof,hitze-karte", "drohn,drohne-dach",
            "Zeugniss,zeugnis-siegel" })
    void aFewWordsOrLettersAreEnough(String typed, String expected) throws IOException {
        assertThat(found(typed).stream().limit(2)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "\n\n", "Leipzig", "und oder die", "2024", "xqzvw jqxyv", "https://example.org", "\u0000", "😀" })
    void whatTellsNothingFindsNothing(String text) throws IOException {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void aPlaceDoesNotBind() throws IOException {
        assertThat(found("Freie Stellplätze in Leipzig")).contains("park-frei").doesNotContain("kasse-leipzig");
    }

    @Test
    void theSameTextIsEntirelyAlikeAndTheOwnOneIsLeftOut() throws IOException {
        Prior own = proposals.texts().get("hitze-karte");
        Question question = Question.of(own.title(), own.text(), WORDS);
        TextIndex.Hit first = index.find(question, 1, false, null).get(0);
        assertThat(first.number()).isEqualTo("hitze-karte");
        assertThat(first.score()).isGreaterThan(0.7);
        assertThat(index.find(question, 5, false, "hitze-karte")).isNotEmpty().extracting(TextIndex.Hit::number).doesNotContain("hitze-karte");
    }

    @Test
    void aRevisedTextIsFoundByItsNewWordsOnly() throws IOException {
        index.replace("reise", List.of(new Prior("reise", "Fundbüro im Netz", "Gefundene Schlüssel und Taschen werden beschrieben und abgeholt.", false)));
        index.refresh();
        assertThat(found("Gefundene Taschen")).startsWith("reise");
        assertThat(found("Dienstreisen planen")).doesNotContain("reise");
        index.replace("reise", List.of());
        index.refresh();
        assertThat(found("Gefundene Taschen")).doesNotContain("reise");
    }

    @Test
    void onlyWhatIsOpenIsFoundForEverybody() throws IOException {
        index.replace("drohne-dach", List.of(new Prior("drohne-dach", "Drohnen für die Dachinspektion", "Schäden an Dächern", false)));
        index.refresh();
        assertThat(index.find(Question.of("Drohnen", WORDS), 5, true, null)).extracting(TextIndex.Hit::number).doesNotContain("drohne-dach");
        assertThat(index.find(Question.of("Drohnen", WORDS), 5, false, null)).extracting(TextIndex.Hit::number).startsWith("drohne-dach");
    }

    @Test
    void aLongTextIsAskedByItsBeginning() throws IOException {
        String text = "Parkplatzanzeige\n" + "Sensoren zählen Fahrzeuge auf Stellplätzen der Dienststelle. ".repeat(200);
        assertThat(found(text.substring(0, 10_000))).startsWith("park-frei");
        StringBuilder many = new StringBuilder("Drohnen für die Inspektion von Dächern\n");
        for (int i = 0; many.length() < 10_000; i++) {
            many.append(Integer.toString(i * 7919 + 46_656, 36).replaceAll("\\d", "")).append("wort ");
        }
        assertThat(found(many.substring(0, 10_000))).startsWith("drohne-dach");
    }
}
