package de.vorhabenpfad.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImportFileTest {

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("datei"), content);
    }

    private List<ImportFile.Row> rows(String content) throws IOException {
        List<ImportFile.Row> rows = new ArrayList<>();
        ImportFile.open(file(content.getBytes(StandardCharsets.UTF_8))).forEach(rows::add);
        return rows;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "''|ist leer", "'   '|ist leer", "'{\"id\":1}'|einzelnes JSON-Objekt", "'[1]'|Zeile 1: Jede Zeile der Liste",
            "'[{\"id\":\"a\"}'|kein gültiges JSON", "'Das ist ein Text ohne Spalten'|Zeile 1: Das ist weder JSON noch CSV" })
    void whatIsNoListOfRowsIsRefusedWithAReason(String content, String reason) {
        // a text of one line has a header and no row: nothing to take, and nothing wrong until a second line comes
        assertThatThrownBy(() -> rows(content + (content.startsWith("Das") ? "\nund noch eine Zeile" : ""))).isInstanceOf(ImportFile.Unreadable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Path path = file(bytes);
        assertThatThrownBy(() -> ImportFile.open(path).forEach(row -> { })).isInstanceOf(ImportFile.Unreadable.class).hasMessageContaining("UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ImportFile.open(folder.resolve("nix.json"))).isInstanceOf(ImportFile.Unreadable.class).hasMessageContaining("nix.json");
    }

    @Test
    void rowsOfATableKnowTheirLines() throws IOException {
        List<ImportFile.Row> rows = rows("\uFEFFid;title\na;Erste\n\nb;Zweite\n");
        assertThat(rows).extracting(row -> row.values().get("title")).containsExactly("Erste", "Zweite");
        assertThat(rows.get(0).line()).isEqualTo(2);
    }

    @Test
    void rowsOfAListKnowTheirLines() throws IOException {
        assertThat(rows("[\n{\"id\":\"a\"},\n\n{\"id\":\"b\"}]")).extracting(ImportFile.Row::line).containsExactly(2, 4);
    }

    @Test
    void commasAndSemicolonsSeparate() throws IOException {
        assertThat(rows("id,title\n1,\"Eins, zwei\"\n").get(0).values()).containsEntry("title", "Eins, zwei");
        assertThat(rows("id;title\n1;Eins, zwei\n").get(0).values()).containsEntry("title", "Eins, zwei");
    }
}
