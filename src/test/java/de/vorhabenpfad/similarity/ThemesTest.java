package de.vorhabenpfad.similarity;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ThemesTest {

    private static final Themes THEMES = new Themes();

    @ParameterizedTest
    @CsvSource({ "Parkleitsystem,parking", "Rollstuhlfahrer,accessible", "Krankenhäuser,hospital", "Reisekostenabrechnung,travel", "Flüchtlinge,refugees" })
    void otherWordsForTheSameShareATheme(String one, String other) {
        assertThat(THEMES.of(Words.fold(one))).isNotEmpty().containsAnyElementsOf(THEMES.of(Words.fold(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Stadtpark", "dank", "weiter", "Nachbau" })
    void wordsThatOnlyLookAlikeHaveNone(String word) {
        assertThat(THEMES.of(Words.fold(word))).isEmpty();
    }

    @Test
    void beginningsPartsAndWholeWordsAreToldApart() {
        Themes themes = new Themes(List.of("one: bus", "two: bus*", "three: *bus*"));
        assertThat(themes.of("bus")).containsExactlyInAnyOrder("#one", "#two", "#three");
        assertThat(themes.of("buslinie")).containsExactlyInAnyOrder("#two", "#three");
        assertThat(themes.of("schulbus")).containsExactly("#three");
    }

    @ParameterizedTest
    @ValueSource(strings = { "parken parkplatz", ": parkplatz", "parken: park-platz", "parken:" })
    void aBrokenLineIsNamed(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Themes(List.of(line))).withMessageContaining("themes.txt");
    }
}
