package de.vorhabenpfad.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import de.vorhabenpfad.casefile.AttachmentRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static de.vorhabenpfad.casefile.SampleFiles.bomb;
import static de.vorhabenpfad.casefile.SampleFiles.deflated;
import static de.vorhabenpfad.casefile.SampleFiles.docx;
import static de.vorhabenpfad.casefile.SampleFiles.officeParts;
import static de.vorhabenpfad.casefile.SampleFiles.oldOffice;
import static de.vorhabenpfad.casefile.SampleFiles.openDocumentParts;
import static de.vorhabenpfad.casefile.SampleFiles.pdf;
import static de.vorhabenpfad.casefile.SampleFiles.pdfWithObjectStream;
import static de.vorhabenpfad.casefile.SampleFiles.pdfWithStream;
import static de.vorhabenpfad.casefile.SampleFiles.predicted;
import static de.vorhabenpfad.casefile.SampleFiles.text;
import static de.vorhabenpfad.casefile.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttachmentCheckTest {

    private static final String WORD = "wordprocessingml.document";
    private static final String RUNS = "1 0 <</S/JavaScript/JS(x)>>";

    @TempDir
    Path folder;
    private final AttachmentCheck check = new AttachmentCheck();

    private AttachmentKind kindOf(String name, byte[] content) throws IOException {
        return check.kindOf(Files.write(folder.resolve("content"), content), FileName.of(name));
    }

    static Stream<Arguments> sound() {
        Map<String, byte[]> contentTypesLast = officeParts(WORD);
        contentTypesLast.put("[Content_Types].xml", contentTypesLast.remove("[Content_Types].xml"));
        return Stream.of(Arguments.of("a.pdf", pdf("")), Arguments.of("A.PDF", pdf("/Lang(de)")), Arguments.of("a.pdf", pdf(3_000_000, 7)),
                Arguments.of("a.pdf", pdfWithObjectStream("1 0 <</Type/Catalog>>")), Arguments.of("a.docx", docx()),
                // tables of references are nearly always predicted, and pictures too
                Arguments.of("a.pdf", pdfWithStream("/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Columns 4/Predictor 12>>", deflated(predicted("\1\0\5\0\2\0\7\1", 4)))),
                Arguments.of("a.pdf", pdfWithStream("/Subtype/Image/Width 4/Height 2/Filter[/FlateDecode]/DecodeParms[<</Columns 4/Predictor 15>>]", deflated(predicted("abcdefgh", 4)))),
                Arguments.of("a.pdf", pdfWithStream("/N 3/Alternate/DeviceRGB/Filter/FlateDecode", deflated("a colour profile"))),
                Arguments.of("a.pdf", pdfWithStream("/Title(\\(/ObjStm/First)/Subtype/Form/Resources<</XObject<</N 5 0 R/First 6 0 R>>>>/Filter/ASCII85Decode", text("~>"))),
                Arguments.of("a.docx", zip(contentTypesLast)), Arguments.of("a.xlsx", zip(officeParts("spreadsheetml.sheet"))),
                Arguments.of("a.pptx", zip(officeParts("presentationml.presentation"))),
                Arguments.of("a.docx", zip(officeParts(WORD), "word/embeddings/table.xlsx", zip(officeParts("spreadsheetml.sheet")))),
                Arguments.of("a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(false)))),
                Arguments.of("a.xls", oldOffice(Map.of("Workbook", SampleFiles.workbook(0, false)))),
                Arguments.of("a.ppt", oldOffice(Map.of("PowerPoint Document", SampleFiles.presentation(-1)))),
                Arguments.of("a.odt", zip(openDocumentParts("text"))), Arguments.of("a.ods", zip(openDocumentParts("spreadsheet"))),
                Arguments.of("a.odp", zip(openDocumentParts("presentation"))), Arguments.of("a.odg", zip(openDocumentParts("graphics"))),
                Arguments.of("a.odt", zip(openDocumentParts("text"), "Basic/Standard/script-lb.xml", text("<x/>"))),
                Arguments.of("a.png", SampleFiles.png()), Arguments.of("a.gif", SampleFiles.gif()), Arguments.of("a.jpg", SampleFiles.jpeg()),
                Arguments.of("a.jpeg", SampleFiles.jpeg()), Arguments.of("a.webp", SampleFiles.webp()), Arguments.of("a.txt", text("Grüße\n")),
                Arguments.of("a.txt", "Grüße aus Köln\n".getBytes(StandardCharsets.ISO_8859_1)), Arguments.of("a.txt", "\uFEFFGrüße\r\n".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("a.csv", text("Ort;Wert\nBonn;1\n")), Arguments.of("a.md", text("# Titel\n\n- eins\n")), Arguments.of("a.txt", text("x")));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void whatIsOnTheListIsTaken(String name, byte[] content) throws IOException {
        assertThat(AttachmentKind.ofEnding(FileName.of(name).ending())).contains(kindOf(name, content));
    }

    /** An old Office file that counts its tables of blocks below zero. */
    private static byte[] withBlocks(byte[] file, byte highest) {
        file[0x2F] = highest;
        return file;
    }

    static Stream<Arguments> refused() {
        Map<String, byte[]> macroTypes = officeParts(WORD);
        macroTypes.put("[Content_Types].xml", text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"));
        Map<String, byte[]> hiddenMacroTypes = officeParts(WORD);
        hiddenMacroTypes.put("[Content_Types].xml", "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><Types><Override ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>".getBytes(StandardCharsets.UTF_16LE));
        byte[] embeddedPackage = oldOffice(Map.of("\u0001Ole10Native", new byte[5000]));
        Map<String, byte[]> outside = officeParts(WORD);
        outside.put("word/../../../etc/passwd", text("x"));
        Map<String, byte[]> locked = openDocumentParts("text");
        locked.put("META-INF/manifest.xml", text("<manifest><file-entry><encryption-data checksum=\"x\"/></file-entry></manifest>"));
        return Stream.of(
                // archives, and what is one under another name
                Arguments.of(Reason.ARCHIVE, "a.zip", zip(Map.of("a.txt", text("x")))), Arguments.of(Reason.ARCHIVE, "a.tar.gz", new byte[] { 0x1f, (byte) 0x8b, 8 }),
                Arguments.of(Reason.ARCHIVE, "a.docx", zip(Map.of("a.txt", text("x")))), Arguments.of(Reason.MISMATCH, "a.odt", docx()),
                Arguments.of(Reason.ARCHIVE, "a.docx", zip(officeParts(WORD), "inside.zip", zip(Map.of("a.txt", text("x"))))),
                // macros and programs
                Arguments.of(Reason.MACRO, "a.docm", docx()), Arguments.of(Reason.MACRO, "a.xlsm", docx()), Arguments.of(Reason.MACRO, "a.docx", zip(macroTypes)),
                Arguments.of(Reason.MACRO, "a.docx", zip(hiddenMacroTypes)), Arguments.of(Reason.MACRO, "a.docx", zip(officeParts(WORD), "word/vbaProject.bin", new byte[9])),
                Arguments.of(Reason.MACRO, "a.xlsx", zip(officeParts("spreadsheetml.sheet"), "xl/macrosheets/sheet1.xml", text("<x/>"))),
                Arguments.of(Reason.MACRO, "a.docx", zip(officeParts(WORD), "word/embeddings/object.bin", text("MZ program"))),
                Arguments.of(Reason.MACRO, "a.docx", zip(officeParts(WORD), "word/embeddings/object.bin", embeddedPackage)),
                Arguments.of(Reason.MACRO, "a.docx", zip(officeParts(WORD), "word/embeddings/t.xlsx", zip(officeParts("spreadsheetml.sheet"), "xl/vbaProject.bin", new byte[9]))),
                Arguments.of(Reason.MACRO, "a.odt", zip(openDocumentParts("text"), "Basic/Standard/Module1.xml", text("<x/>"))),
                Arguments.of(Reason.MACRO, "a.odt", zip(openDocumentParts("text"), "Scripts/python/a.py", text("print()"))),
                Arguments.of(Reason.MACRO, "a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(false), "Macros/VBA/dir", new byte[9]))),
                Arguments.of(Reason.MACRO, "a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(false), "ObjectPool/a/\u0001Ole10Native", new byte[9]))),
                Arguments.of(Reason.MACRO, "a.xls", oldOffice(Map.of("Workbook", SampleFiles.workbook(0, false), "_VBA_PROJECT_CUR/VBA/dir", new byte[9]))),
                Arguments.of(Reason.MACRO, "a.xls", oldOffice(Map.of("Workbook", SampleFiles.workbook(1, false)))),
                Arguments.of(Reason.MACRO, "a.ppt", oldOffice(Map.of("PowerPoint Document", SampleFiles.presentation(16_380)))),
                Arguments.of(Reason.MACRO, "a.pdf", pdf("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")), Arguments.of(Reason.MACRO, "a.pdf", pdf("/OpenAction<</S/J#61vaScript/JS(x)>>")),
                Arguments.of(Reason.MACRO, "a.pdf", pdf("/OpenAction<</S/Launch/F(cmd.exe)>>")), Arguments.of(Reason.MACRO, "a.pdf", pdfWithObjectStream(RUNS)),
                // names of old Office files mean the same in capitals and without
                Arguments.of(Reason.MACRO, "a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(false), "MACROS/vba/_vba_project", new byte[9]))),
                Arguments.of(Reason.MACRO, "a.xls", oldOffice(Map.of("Workbook", SampleFiles.workbook(0, false), "_vba_Project_Cur/x", new byte[9]))),
                Arguments.of(Reason.MACRO, "a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(false), "ObjectPool/a/\u0001oLE10nATIVE", new byte[9]))),
                Arguments.of(Reason.LOCKED, "a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(false), "encryptedSUMMARY", new byte[5000]))),
                Arguments.of(Reason.MACRO, "a.docx", zip(officeParts(WORD), "word/embeddings/object.bin", oldOffice(Map.of("\u0001ole10NATIVE", new byte[5000])))),
                Arguments.of(Reason.MACRO, "a.docx", zip(officeParts(WORD), "word/embeddings/object.bin", oldOffice(Map.of("x/_vba_project", new byte[5000])))),
                // object streams that do not say that they are, and those in which nobody could look for scripts
                Arguments.of(Reason.MACRO, "a.pdf", pdfWithStream("/N 1/First 4/Filter/FlateDecode", deflated(RUNS))),
                Arguments.of(Reason.MACRO, "a.pdf", pdfWithStream("/F#69rst 4 /#4E 1%endobj\n/Filter/FlateDecode", deflated(RUNS))),
                Arguments.of(Reason.MACRO, "a.pdf", pdfWithStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Extends(endobj stream \\) 4 0 obj)", deflated(RUNS))),
                Arguments.of(Reason.PACKED, "a.pdf", pdfWithStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 11/Columns 9>>", deflated(predicted(RUNS, 9)))),
                Arguments.of(Reason.PACKED, "a.pdf", pdfWithStream("/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 11/Columns 9>>", deflated(predicted(RUNS, 9)))),
                Arguments.of(Reason.PACKED, "a.pdf", pdfWithStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms 9 0 R", deflated(predicted(RUNS, 9)))),
                Arguments.of(Reason.PACKED, "a.pdf", pdfWithStream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]", deflated(deflated(RUNS)))),
                Arguments.of(Reason.PACKED, "a.pdf", pdfWithStream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/ASCIIHexDecode]", deflated("3120302000>"))),
                Arguments.of(Reason.PACKED, "a.pdf", pdfWithStream("/Type/ObjStm/N 1/First 4/Filter 9 0 R", deflated(RUNS))),
                // locks
                Arguments.of(Reason.LOCKED, "a.pdf", pdf("/Encrypt 5 0 R")), Arguments.of(Reason.LOCKED, "a.odt", zip(locked)),
                Arguments.of(Reason.LOCKED, "a.doc", oldOffice(Map.of("WordDocument", SampleFiles.word(true)))),
                Arguments.of(Reason.LOCKED, "a.xls", oldOffice(Map.of("Workbook", SampleFiles.workbook(0, true)))),
                Arguments.of(Reason.MISMATCH, "a.docx", oldOffice(Map.of("EncryptedPackage", new byte[5000], "EncryptionInfo", new byte[100]))),
                Arguments.of(Reason.LOCKED, "a.doc", oldOffice(Map.of("EncryptedPackage", new byte[5000], "EncryptionInfo", new byte[100]))),
                // pretenders
                Arguments.of(Reason.MISMATCH, "a.pdf", SampleFiles.png()), Arguments.of(Reason.MISMATCH, "a.png", pdf("")), Arguments.of(Reason.MISMATCH, "a.xlsx", docx()),
                Arguments.of(Reason.MISMATCH, "a.txt", text("<!DOCTYPE html><html><script>alert(1)</script></html>")), Arguments.of(Reason.MISMATCH, "a.txt", text("MZ\0\u0001binary")),
                Arguments.of(Reason.MISMATCH, "a.txt", text("#!/bin/sh\nrm -rf /\n")), Arguments.of(Reason.MISMATCH, "a.txt", text("Text ".repeat(1000) + "\0\0")),
                Arguments.of(Reason.MISMATCH, "a.pdf", text("GIF89a" + new String(pdf(""), StandardCharsets.ISO_8859_1))),
                Arguments.of(Reason.MISMATCH, "a.xls", oldOffice(Map.of("WordDocument", SampleFiles.word(false)))), Arguments.of(Reason.MISMATCH, "a.docx", SampleFiles.png()),
                Arguments.of(Reason.ARCHIVE, "a.pdf", both(pdf(""), zip(Map.of("a.exe", text("MZ"))))), Arguments.of(Reason.ARCHIVE, "a.png", both(SampleFiles.png(), docx())),
                // not on the list
                Arguments.of(Reason.KIND, "a.svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")), Arguments.of(Reason.KIND, "a.html", text("<html/>")),
                Arguments.of(Reason.KIND, "a.exe", text("MZ")), Arguments.of(Reason.KIND, "a", text("x")), Arguments.of(Reason.KIND, "a.pdf.exe", pdf("")),
                // bombs and wrecks
                Arguments.of(Reason.BOMB, "a.docx", bomb(officeParts(WORD), 400)), Arguments.of(Reason.BOMB, "a.odt", bomb(openDocumentParts("text"), 30)),
                Arguments.of(Reason.BOMB, "a.docx", zip(officeParts(WORD), "word/embeddings/t.xlsx", bomb(officeParts("spreadsheetml.sheet"), 400))),
                Arguments.of(Reason.BOMB, "a.pdf", text("%PDF-1.7\n" + "1 0 obj<<".repeat(20_000))), Arguments.of(Reason.BOMB, "a.docx", zip(manyParts())), Arguments.of(Reason.BOMB, "a.pdf", pdfWithObjectStream("0 ".repeat(40_000_000))),
                Arguments.of(Reason.BROKEN, "a.docx", java.util.Arrays.copyOf(docx(), 300)), Arguments.of(Reason.BROKEN, "a.docx", zip(outside)),
                Arguments.of(Reason.BROKEN, "a.doc", java.util.Arrays.copyOf(oldOffice(Map.of("WordDocument", SampleFiles.word(false))), 700)),
                Arguments.of(Reason.BROKEN, "a.doc", withBlocks(oldOffice(Map.of("WordDocument", SampleFiles.word(false))), (byte) 0xFF)));
    }

    private static byte[] both(byte[] first, byte[] second) {
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Map<String, byte[]> manyParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>(officeParts(WORD));
        for (int i = 0; i < 20_000; i++) {
            parts.put("a" + i, new byte[0]);
        }
        return parts;
    }

    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("refused")
    void whatIsNotIsRefusedWithItsReason(Reason reason, String name, byte[] content) {
        assertThatThrownBy(() -> kindOf(name, content)).isInstanceOfSatisfying(AttachmentRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a.docx", "a.odt", "a.doc", "a.pdf", "a.txt", "a.png" })
    void damagedFilesAreRefusedAndNeverAFailure(String name) throws IOException {
        byte[] sound = switch (name) {
            case "a.docx" -> docx();
            case "a.odt" -> zip(openDocumentParts("text"));
            case "a.doc" -> oldOffice(Map.of("WordDocument", SampleFiles.word(false), "x/y/z", new byte[100]));
            case "a.pdf" -> pdfWithObjectStream("1 0 <</Type/Catalog>>");
            case "a.png" -> SampleFiles.png();
            default -> text("Nur ein Text.");
        };
        java.util.Random random = new java.util.Random(42);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = java.util.Arrays.copyOf(sound, i % 3 == 0 ? random.nextInt(sound.length) + 1 : sound.length);
            for (int j = random.nextInt(8); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                kindOf(name, damaged);
            } catch (AttachmentRefused refused) {
                assertThat(refused).hasMessageMatching("(?s)[A-ZÄÖÜ].*\\.");
            }
        }
    }

    @Test
    void namesAreMadeSafe() {
        assertThat(FileName.of("C:\\Users\\x\\..\\Bericht.pdf").value()).isEqualTo("Bericht.pdf");
        assertThat(FileName.of("../../etc/passwd").value()).isEqualTo("passwd");
        assertThat(FileName.of("..").value()).isEqualTo("Datei");
        assertThat(FileName.of(null).value()).isEqualTo("Datei");
        assertThat(FileName.of(".htaccess.txt").value()).isEqualTo("htaccess.txt");
        assertThat(FileName.of("Rech\u202Efdp.exe").value()).isEqualTo("Rechfdp.exe");
        assertThat(FileName.of("a\r\nSet-Cookie: x\0.pdf").value()).isEqualTo("aSet-Cookie x.pdf");
        assertThat(FileName.of("Gru\u0308\u00DFe \"<b>\".pdf").value()).isEqualTo("Gr\u00FC\u00DFe b.pdf");
        assertThat(FileName.of("Gru\u200B\u0308n").value()).isEqualTo("Gr\u00FCn");
        assertThat(FileName.of("NUL.txt").value()).isEqualTo("_NUL.txt");
        assertThat(FileName.of("a. . ").value()).isEqualTo("a");
        assertThat(FileName.of("x".repeat(300) + ".docx").value()).hasSize(150).endsWith("x.docx");
        assertThat(FileName.of("\uD83D\uDE00".repeat(300) + ".pdf").value().codePoints().count()).isEqualTo(150);
        assertThat(FileName.of("a.PDF").ending()).isEqualTo("pdf");
        assertThat(FileName.of("a").ending()).isEmpty();
    }
}
