package de.vorhabenpfad.casefile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RecordFormatException;

/**
 * Looks into Office files of before 2007: whether they are what their name says, without macros and without locks. The layouts are
 * those of Microsoft's open specifications MS-DOC, MS-XLS and MS-PPT.
 */
final class OldOfficeCheck {

    /** Folders and streams that hold macros, or a file of any kind. Case means nothing in such names, so all are compared in capitals. */
    private static final Set<String> RUNS = Set.of("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "MACROS", "\u0001OLE10NATIVE");
    private static final Set<String> LOCKS = Set.of("ENCRYPTEDPACKAGE", "ENCRYPTIONINFO", "ENCRYPTEDSUMMARY");
    private static final List<String> RAW_RUNS = List.of(wide("_VBA_PROJECT"), wide("OLE10NATIVE"));
    private static final int DEEPEST = 20;

    private static final int XLS_END = 0x000A;
    private static final int XLS_LOCK = 0x002F;
    private static final int XLS_SHEET = 0x0085;
    private static final int XLS_MACRO_SHEET = 1;
    private static final int WORD_LOCKED = 0x01;
    /** A header of the record that says whether a presentation has macros: version 2, type 0x0400, 12 bytes long. */
    private static final String PPT_MACROS = "\u0002\u0000\u0000\u0004\u000C\u0000\u0000\u0000";

    private OldOfficeCheck() {
    }

    static void check(Path file, AttachmentKind kind) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
            walk(files.getRoot(), 0);
            content(files.getRoot(), kind);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | NoSuchElementException | RecordFormatException
                | NegativeArraySizeException | UncheckedIOException | java.nio.BufferUnderflowException | ClassCastException | IOException e) {
            // the library meets a broken file in many ways, all of which are the file's fault: it was written completely a moment ago
            throw AttachmentRefused.broken();
        }
    }

    /** Names of folders never lie across two blocks, so that a part inside of another document need not be taken apart. */
    static void refuseRaw(InputStream content) throws IOException {
        String tail = "";
        byte[] buffer = new byte[1 << 14];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            capitalize(buffer, read);
            String window = tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            if (RAW_RUNS.stream().anyMatch(window::contains)) {
                throw AttachmentRefused.macro();
            }
            tail = window.substring(Math.max(0, window.length() - 64));
        }
    }

    /** The letters that the names are made of; other bytes may be anything. */
    private static void capitalize(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] >= 'a' && bytes[i] <= 'z') {
                bytes[i] -= 'a' - 'A';
            }
        }
    }

    private static void walk(DirectoryEntry folder, int depth) {
        for (Entry entry : folder) {
            String name = entry.getName().toUpperCase(Locale.ROOT);
            if (LOCKS.contains(name)) {
                throw AttachmentRefused.locked();
            }
            if (RUNS.contains(name)) {
                throw AttachmentRefused.macro();
            }
            if (entry instanceof DirectoryEntry inner) {
                if (depth == DEEPEST) {
                    throw AttachmentRefused.bomb();
                }
                walk(inner, depth + 1);
            }
        }
    }

    private static void content(DirectoryNode root, AttachmentKind kind) throws IOException {
        switch (kind) {
            case DOC -> word(root);
            case XLS -> excel(root);
            case PPT -> powerPoint(root);
            default -> throw new IllegalArgumentException(kind + " is no Office file of before 2007.");
        }
    }

    private static DataInputStream stream(DirectoryNode root, String... names) throws IOException {
        for (String name : names) {
            if (root.hasEntryCaseInsensitive(name) && root.getEntryCaseInsensitive(name) instanceof DocumentEntry entry) {
                return new DataInputStream(new BufferedInputStream(root.createDocumentInputStream(entry)));
            }
        }
        throw AttachmentRefused.mismatch();
    }

    private static void word(DirectoryNode root) throws IOException {
        try (DataInputStream content = stream(root, "WordDocument")) {
            content.skipNBytes(11);
            if ((content.readUnsignedByte() & WORD_LOCKED) != 0) {
                throw AttachmentRefused.locked();
            }
        }
    }

    /** The records of the workbook as a whole, up to their end. */
    private static void excel(DirectoryNode root) throws IOException {
        try (DataInputStream content = stream(root, "Workbook", "Book")) {
            for (int type = word(content); type != XLS_END; type = word(content)) {
                int length = word(content);
                if (type == XLS_LOCK) {
                    throw AttachmentRefused.locked();
                }
                if (type == XLS_SHEET) {
                    content.skipNBytes(5);
                    if (content.readUnsignedByte() == XLS_MACRO_SHEET) {
                        throw AttachmentRefused.macro();
                    }
                    length -= 6;
                }
                content.skipNBytes(length);
            }
        }
    }

    private static int word(DataInputStream content) throws IOException {
        return content.readUnsignedByte() | content.readUnsignedByte() << 8;
    }

    private static void powerPoint(DirectoryNode root) throws IOException {
        try (DataInputStream content = stream(root, "PowerPoint Document")) {
            String tail = "";
            byte[] buffer = new byte[1 << 14];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                String window = tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                int at = window.indexOf(PPT_MACROS);
                if (at >= 0) {
                    // also where it says "none": the record is there only when there once were some
                    throw AttachmentRefused.macro();
                }
                tail = window.substring(Math.max(0, window.length() - PPT_MACROS.length()));
            }
        }
    }

    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
