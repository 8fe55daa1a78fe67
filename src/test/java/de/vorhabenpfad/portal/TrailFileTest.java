package de.vorhabenpfad.portal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrailFileTest {

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1", "\n=1" })
    void nothingIsAFormulaToASpreadsheet(String text) {
        assertThat(TrailPage.cell(text)).startsWith("\"'");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            complete screenProposal, |"complete screenProposal"|
            say "x", |"say ""x""\"|
            a;b, |"a;b"|
            """)
    void theRestStaysAsItIs(String text, String cell) {
        assertThat(TrailPage.cell(text)).isEqualTo(cell);
    }
}
