package de.vorhabenpfad.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import de.vorhabenpfad.fuzz.Anything;
import de.vorhabenpfad.fuzz.Tried;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/** Any file is read, or refused with the line. */
@AddLifecycleHook(Tried.class)
class ImportFileFuzzTest {

    private static final List<byte[]> FILES = List.of("id,title,idea\na,Erste,\"Eine\nIdee\"\nb,Zweite,x\n", "\uFEFFid;title\r\na;\"Er\"\"ste\"\r\n\r\nb;Zweite\r\n",
            "[{\"id\":\"a\",\"title\":\"Erste\",\"rows\":[1,{\"x\":null}]},\n{\"id\":2}]", "[" + "[".repeat(2000), "[{\"id\":" + "{\"a\":".repeat(1200), "[{\"id\":1e999999999}]",
            "[{\"id\":" + "9".repeat(2000) + "}]", "id,title\n" + "a,".repeat(3000), "id,title\n\"a", "id,id,title\na,b,c\n").stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> table = Anything.text().list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4)
                .map(rows -> ("id,title\n" + String.join("\n", rows.stream().map(row -> String.join(",", row)).toList())).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(Anything.bytes(), Anything.spoiled(FILES), table);
    }

    @Property(tries = 600)
    void anyFileIsReadOrRefusedWithTheLine(@ForAll("files") byte[] content) throws IOException {
        Path file = Files.write(Path.of("target", "fuzz-import"), content);
        try {
            ImportFile.open(file).forEach(row -> assertThat(row.line()).isPositive());
        } catch (ImportFile.Unreadable e) {
            assertThat(e.getMessage()).matches("(?s)(Zeile \\d+: |Die Datei ).*").hasSizeLessThan(1000);
        }
    }
}
