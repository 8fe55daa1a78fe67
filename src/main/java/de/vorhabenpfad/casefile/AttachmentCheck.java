package de.vorhabenpfad.casefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import de.vorhabenpfad.casefile.AttachmentKind.Family;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Says what a file is, from its content, and refuses what is not on the list, what pretends, and what could run. Reads files
 * as streams; none is held in memory or unpacked to the disk.
 */
final class AttachmentCheck {

    private static final Set<String> WITH_MACROS = Set.of("docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm", "sldm");
    private static final Set<String> ARCHIVES = Set.of("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "jar", "cab", "iso");
    private static final MediaType OLE = MediaType.parse("application/x-tika-msoffice");
    private static final Set<MediaType> ANY_ZIP = Set.of(MediaType.APPLICATION_ZIP, MediaType.parse("application/x-tika-ooxml"));
    /**
     * Comma-separated and marked-up texts are all plain to a detector; the others begin like something else by chance, and a short
     * text with umlauts in an old encoding is not known at all. {@link TextCheck} looks at the rest.
     */
    private static final Set<String> TEXTS = Set.of("text/plain", "application/octet-stream", "text/csv", "text/tab-separated-values", "text/x-web-markdown", "text/x-log",
            "text/x-matlab", "message/rfc822");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** @throws AttachmentRefused if the file is not taken */
    AttachmentKind kindOf(Path file, FileName name) throws IOException {
        String ending = name.ending();
        if (WITH_MACROS.contains(ending)) {
            throw AttachmentRefused.macro();
        }
        if (ARCHIVES.contains(ending)) {
            throw AttachmentRefused.archive();
        }
        AttachmentKind kind = AttachmentKind.ofEnding(ending).orElseThrow(AttachmentRefused::kind);
        if (!fits(detected(file), kind)) {
            throw AttachmentRefused.mismatch();
        }
        switch (kind.family()) {
            case OFFICE, OPEN_DOCUMENT -> ZipCheck.check(file, kind);
            case OLD_OFFICE -> OldOfficeCheck.check(file, kind);
            case PDF -> PdfCheck.check(file);
            case TEXT -> TextCheck.check(file);
            case IMAGE -> { }
        }
        if (kind.family() != Family.OFFICE && kind.family() != Family.OPEN_DOCUMENT && ZipCheck.endsAsArchive(file)) {
            // one file that is two: a picture for some programs, an archive for others
            throw AttachmentRefused.archive();
        }
        return kind;
    }

    /** By the content alone; what the file is called is no evidence. */
    private MediaType detected(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return types.detect(content, new Metadata()).getBaseType();
        }
    }

    private boolean fits(MediaType found, AttachmentKind kind) {
        return switch (kind.family()) {
            case PDF, IMAGE -> found.toString().equals(kind.mediaType());
            case OFFICE -> ANY_ZIP.contains(found);
            case OPEN_DOCUMENT -> ANY_ZIP.contains(found) || found.toString().equals(kind.mediaType());
            case OLD_OFFICE -> types.getMediaTypeRegistry().isInstanceOf(found, OLE);
            case TEXT -> TEXTS.contains(found.toString());
        };
    }
}
