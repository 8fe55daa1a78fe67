package de.vorhabenpfad.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of file that are taken, by the ending of their names. Nothing else is. */
enum AttachmentKind {

    PDF(Family.PDF, "application/pdf", "PDF-Dokument", "pdf"),
    DOCX(Family.OFFICE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-Dokument", "docx"),
    XLSX(Family.OFFICE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel-Tabelle", "xlsx"),
    PPTX(Family.OFFICE, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint-Präsentation", "pptx"),
    DOC(Family.OLD_OFFICE, "application/msword", "Word-Dokument (alt)", "doc"),
    XLS(Family.OLD_OFFICE, "application/vnd.ms-excel", "Excel-Tabelle (alt)", "xls"),
    PPT(Family.OLD_OFFICE, "application/vnd.ms-powerpoint", "PowerPoint-Präsentation (alt)", "ppt"),
    ODT(Family.OPEN_DOCUMENT, "application/vnd.oasis.opendocument.text", "OpenDocument-Text", "odt"),
    ODS(Family.OPEN_DOCUMENT, "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument-Tabelle", "ods"),
    ODP(Family.OPEN_DOCUMENT, "application/vnd.oasis.opendocument.presentation", "OpenDocument-Präsentation", "odp"),
    ODG(Family.OPEN_DOCUMENT, "application/vnd.oasis.opendocument.graphics", "OpenDocument-Zeichnung", "odg"),
    PNG(Family.IMAGE, "image/png", "Bild (PNG)", "png"),
    JPEG(Family.IMAGE, "image/jpeg", "Bild (JPEG)", "jpg", "jpeg"),
    GIF(Family.IMAGE, "image/gif", "Bild (GIF)", "gif"),
    WEBP(Family.IMAGE, "image/webp", "Bild (WebP)", "webp"),
    TXT(Family.TEXT, "text/plain", "Text", "txt"),
    CSV(Family.TEXT, "text/csv", "Tabelle (CSV)", "csv"),
    MARKDOWN(Family.TEXT, "text/markdown", "Text (Markdown)", "md");

    /** How the inside of a kind is looked at. */
    enum Family {
        PDF, OFFICE, OLD_OFFICE, OPEN_DOCUMENT, IMAGE, TEXT
    }

    static final String ALL_IN_WORDS = "PDF, Word, Excel und PowerPoint ohne Makros, OpenDocument, Bilder (PNG, JPEG, GIF, WebP) und Text (TXT, CSV, MD)";

    private final Family family;
    private final String mediaType;
    private final String label;
    private final List<String> endings;

    AttachmentKind(Family family, String mediaType, String label, String... endings) {
        this.family = family;
        this.mediaType = mediaType;
        this.label = label;
        this.endings = List.of(endings);
    }

    Family family() {
        return family;
    }

    String mediaType() {
        return mediaType;
    }

    String label() {
        return label;
    }

    static Optional<AttachmentKind> ofEnding(String ending) {
        return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
    }

    static Optional<AttachmentKind> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
    }

    /** All endings, as a browser's dialog takes them: {@code .pdf,.docx,...}. */
    static String allEndings() {
        return Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).map(ending -> "." + ending).collect(Collectors.joining(","));
    }
}
