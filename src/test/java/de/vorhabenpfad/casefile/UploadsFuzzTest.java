package de.vorhabenpfad.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.fuzz.Anything;
import de.vorhabenpfad.fuzz.Tried;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/** Any name becomes a harmless one; any content is taken or refused with a reason. */
@AddLifecycleHook(Tried.class)
class UploadsFuzzTest {

    private static final Map<String, byte[]> FILES = Map.ofEntries(Map.entry("pdf", SampleFiles.pdf("")), Map.entry("PDF", SampleFiles.pdfWithObjectStream("1 0 <</Type/Catalog>>")),
            Map.entry("docx", SampleFiles.docx()), Map.entry("xlsx", SampleFiles.zip(SampleFiles.officeParts("spreadsheetml.sheet"), "a/b.xlsx", SampleFiles.docx())),
            Map.entry("odt", SampleFiles.zip(SampleFiles.openDocumentParts("text"))), Map.entry("odp", SampleFiles.bomb(SampleFiles.openDocumentParts("presentation"), 3)),
            Map.entry("doc", SampleFiles.oldOffice(Map.of("WordDocument", SampleFiles.word(false)))),
            Map.entry("xls", SampleFiles.oldOffice(Map.of("Workbook", SampleFiles.workbook(0, false), "a/b/c", new byte[9000]))),
            Map.entry("ppt", SampleFiles.oldOffice(Map.of("PowerPoint Document", SampleFiles.presentation(-1)))), Map.entry("png", SampleFiles.png()),
            Map.entry("gif", SampleFiles.gif()), Map.entry("jpg", SampleFiles.jpeg()), Map.entry("webp", SampleFiles.webp()), Map.entry("txt", SampleFiles.text("Grüße\n")),
            Map.entry("csv", SampleFiles.text("Ort;Wert\nBonn;1\n")));

    private final AttachmentCheck check = new AttachmentCheck();

    record Upload(String name, byte[] content) {
    }

    @Provide
    Arbitrary<Upload> uploads() {
        Arbitrary<byte[]> content = Arbitraries.oneOf(Anything.bytes(), Anything.spoiled(List.copyOf(FILES.values())));
        Arbitrary<Upload> any = Combinators.combine(Arbitraries.of(FILES.keySet()), content).as((ending, bytes) -> new Upload("a." + ending, bytes));
        Arbitrary<Upload> fitting = Arbitraries.of(FILES.keySet()).flatMap(ending -> Anything.spoiled(List.of(FILES.get(ending))).map(bytes -> new Upload("a." + ending, bytes)));
        return Arbitraries.oneOf(any, fitting, fitting);
    }

    @Property(tries = 1500)
    void contentsAreTakenOrRefused(@ForAll("uploads") Upload upload) throws IOException {
        Path file = Files.write(Path.of("target", "fuzz-upload"), upload.content());
        try {
            FileName name = FileName.of(upload.name());
            assertThat(AttachmentKind.ofEnding(name.ending())).contains(check.kindOf(file, name));
        } catch (AttachmentRefused refused) {
            assertThat(refused.getMessage()).hasSizeBetween(20, 500);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(Anything.text(), Combinators.combine(Anything.text(), Anything.text()).as((a, b) -> a + "." + b), Arbitraries.of("con", "AUX.txt", "a.", ".b", "..", "con .txt"));
    }

    @Property(tries = 1000)
    void namesBecomeHarmless(@ForAll("names") String given) {
        FileName name = FileName.of(given);
        assertThat(name.value()).isNotBlank().doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cc}\\p{Cf}\\p{Cs}]");
        assertThat(name.value().codePointCount(0, name.value().length())).isLessThanOrEqualTo(151);
        assertThat(FileName.of(name.value())).as("taken once more").isEqualTo(name);
        name.ending();
    }
}
