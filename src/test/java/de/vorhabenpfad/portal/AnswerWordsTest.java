package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.forms.Forms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWordsTest {

    private final AnswerWords answers = new AnswerWords(new Forms(), Some.NAMES);

    private List<ShownAnswer> shown(String form, Map<String, Object> given) {
        return answers.of(Some.step("step", form, "someone", given));
    }

    private static ShownAnswer text(String label, String text) {
        return new ShownAnswer.Text(label, text);
    }

    @Test
    void choicesAreShownByTheirTextAndInTheOrderOfTheForm() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("reason", "Zeile eins\nZeile <b>zwei</b>");
        given.put("decision", "defer");
        given.put("until", "2026-09-01");

        assertThat(shown("screening", given)).containsExactly(text("Entscheidung", "Zurückstellen"),
                text("Zurückgestellt bis", "01.09.2026"),
                text("Begründung (geht an die vorschlagende Person)", "Zeile eins\nZeile <b>zwei</b>"));
    }

    @Test
    void idsAreShownByTheirNames() {
        assertThat(shown("admission", Map.of("workshop", "daten"))).containsExactly(text("Werkstatt", "[unit daten]"));
        assertThat(shown("documentation", Map.of("maintainer", "bva"))).containsExactly(text("Pflegende Behörde", "[unit bva]"));
        assertThat(shown("adoption-request", Map.of("entry", "laufzettel")))
                .containsExactly(text("Eintrag im Werkzeugkasten", "[entry laufzettel]"));
        assertThat(shown("pilot-plan", Map.of("sites", List.of("rki", "dwd"))))
                .containsExactly(new ShownAnswer.Items("Erprobungsorte", List.of("[unit rki]", "[unit dwd]")));
    }

    @Test
    void listsAreShownByTheTextsOfTheirOptions() {
        assertThat(shown("pilot-plan", Map.of("bodies", List.of("data-protection", "staff-council"))))
                .containsExactly(new ShownAnswer.Items("Zu beteiligende Stellen", List.of("Datenschutz", "Personalvertretung")));
    }

    @Test
    void clearancesAreShownInWordsThoughTheStepBringsTheOptions() {
        assertThat(shown("clearance", Map.of("decision", "not-required")))
                .containsExactly(text("Was hat die Stelle gesagt?", "Nicht erforderlich"));
    }

    @Test
    void rowsBecomeATableWithWhatWasPlanned() {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("name", "Wartezeit", "unit", "Tage", "baseline", 12.5, "target", 10));
        row.put("actual", 1234);

        assertThat(shown("pilot-evaluation", Map.of("kpiResults", List.of(row, Map.of("name", "Fälle")))))
                .containsExactly(new ShownAnswer.Rows("Erreichte Kennzahlen",
                        List.of("Kennzahl", "Einheit", "Ausgangswert", "Zielwert", "Erreicht"),
                        List.of(List.of("Wartezeit", "Tage", "12,5", "10", "1.234"), List.of("Fälle", "", "", "", ""))));
    }

    @Test
    void checkboxesAreAYesOrNo() {
        assertThat(shown("assessment", Map.of("biased", true))).containsExactly(text("Ich bin befangen und bewerte nicht", "Ja"));
        assertThat(shown("assessment", Map.of("biased", false))).containsExactly(text("Ich bin befangen und bewerte nicht", "Nein"));
    }

    @Test
    void scoresAreShownInWordsWhetherKeptAsTextOrNumber() {
        assertThat(shown("assessment", Map.of("benefit", 5))).isEqualTo(shown("assessment", Map.of("benefit", "5")))
                .containsExactly(text("Nutzen", "sehr hoch"));
    }

    @Test
    void nothingIsShownForWhatWasNotAnswered() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("decision", null);
        given.put("reason", "");
        given.put("bodies", List.of());

        assertThat(shown("pilot-plan", given)).isEmpty();
    }

    @Test
    void whatTheFormNoLongerAsksIsShownByItsKeyAfterTheRest() {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("formerly", "so"));
        given.put("decision", "accept");

        assertThat(shown("workshop-acceptance", given)).containsExactly(text("Entscheidung", "Annehmen"), text("formerly", "so"));
        assertThat(shown("a-form-of-old", Map.of("formerly", "so"))).containsExactly(text("formerly", "so"));
    }

    @Test
    void valuesOfAnotherKindThanTheFormSaysAreShownAsTheyAre() {
        assertThat(shown("pilot-plan", Map.of("start", "bald", "participants", "etwa zehn")))
                .containsExactly(text("Beginn", "bald"), text("Teilnehmende Personen", "etwa zehn"));
    }

    @Test
    void webAddressesBecomeLinks() {
        assertThat(shown("iteration", Map.of("prototypeLink", "https://example.org/p?a=1")))
                .containsExactly(new ShownAnswer.Link("Link zum Zwischenstand", "https://example.org/p?a=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "//example.org/", "https:", "https://",
            "siehe https://example.org", "https://exa mple.org", "" })
    void nothingElseBecomesALink(String text) {
        assertThat(AnswerWords.isWebAddress(text)).isFalse();
    }
}
