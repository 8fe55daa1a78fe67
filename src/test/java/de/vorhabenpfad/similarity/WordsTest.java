package de.vorhabenpfad.similarity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    private static final Words WORDS = new Words();

    @Test
    void fillersNumbersAndAddressesTellNothing() {
        assertThat(WORDS.of("Die Messstellen und the sensors 2024, siehe https://example.org/karte oder www.example.org!")).containsExactly("messstellen",
                "sensors", "siehe");
    }

    @ParameterizedTest
    @CsvSource({ "Plätze,platze", "STRASSE,strasse", "Straße,strasse", "Café,cafe", "Übergrößen,ubergrossen" })
    void lettersAreFolded(String word, String folded) {
        assertThat(Words.fold(word)).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Leipzig", "Leipzigs", "Leipziger", "den Leipzigern", "Bremer", "Dresdner", "Münchner", "Frankfurt am Main", "Bad Oldesloe",
            "Nordrhein-Westfalen", "sächsischer", "Castrop-Rauxel", "München" })
    void placesTellNothing(String place) {
        assertThat(WORDS.of(place)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Essen", "Stadt", "Halle", "gießen", "Bürger", "Wald", "Karten", "Brücken", "Konzern", "Hammer", "minder", "Bad", "Senden", "Lage", "Wetter" })
    void placesThatAreOrdinaryWordsStay(String word) {
        assertThat(WORDS.of(word)).hasSize(1);
    }

    @Test
    void whatIsComposedWithAPlaceStays() {
        assertThat(WORDS.of("Bonn-O-Mat Leipzigkarte")).containsExactly("o", "mat", "leipzigkarte");
    }
}
