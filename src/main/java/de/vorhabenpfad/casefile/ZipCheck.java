package de.vorhabenpfad.casefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Looks into documents that are ZIP files (Office since 2007, OpenDocument): whether they are what their name says, without
 * macros, without locks, and of a size that a reader can bear. Each part is unpacked as a stream, counted and thrown away.
 */
final class ZipCheck {

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_DIRECTORY = 2 << 20;
    private static final long MOST_UNPACKED = 300L << 20;
    /** As Apache POI refuses it; small parts may be packed tighter. */
    private static final long MOST_RATIO = 100;
    private static final long SMALL = 1 << 20;
    private static final long SMALL_XML = 4L << 20;

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String MIME_TYPE = "mimetype";
    private static final Pattern MACRO_PART = Pattern.compile("(.*/)?(vbaProject[^/]*\\.bin|vbaData[^/]*\\.xml|activeX/.*|macrosheets/.*)", Pattern.CASE_INSENSITIVE);
    /** OpenDocument lists its libraries also when they are empty. */
    private static final Pattern BASIC_PART = Pattern.compile("(.*/)?(Scripts/.*[^/]|(Basic|Dialogs)/.*(?<!(script|dialog)-l[bc])\\.xml)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRAM = Pattern.compile(".*\\.(exe|dll|com|bat|cmd|ps1|vbs|js|jar|class|sh|lnk|scr|msi|hta|py)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> EMBEDDED_DOCUMENTS = Set.of("docx", "xlsx", "pptx", "odt", "ods", "odp", "odg");
    private static final List<String> MACRO_TYPES = List.of("macro", "vba", "activex");

    private final long size;
    private long left = MOST_UNPACKED;
    private long packed;

    private ZipCheck(long size) {
        this.size = size;
    }

    static void check(Path file, AttachmentKind kind) throws IOException {
        refuseUnboundedDirectory(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            new ZipCheck(Files.size(file)).check(zip, kind);
        } catch (ZipException | IllegalArgumentException | java.io.EOFException e) {
            if (String.valueOf(e.getMessage()).contains("encrypted")) {
                throw AttachmentRefused.locked();
            }
            throw AttachmentRefused.broken();
        }
    }

    /** Whether a file of another kind is a ZIP file as well: those are read from their end. */
    static boolean endsAsArchive(Path file) throws IOException {
        ByteBuffer end = end(file);
        return end != null && end.getShort(10) != 0 && directoryIsThere(file, end);
    }

    private void check(ZipFile zip, AttachmentKind kind) throws IOException {
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT)) || isOutside(entry.getName())) {
                throw AttachmentRefused.broken();
            }
            entry(zip, entry);
        }
        if (kind.family() == AttachmentKind.Family.OFFICE) {
            office(zip, kind);
        } else {
            openDocument(zip, kind);
        }
    }

    private void entry(ZipFile zip, ZipEntry entry) throws IOException {
        packed += entry.getCompressedSize();
        if (packed > size) {
            // parts that share their bytes: a bomb
            throw AttachmentRefused.bomb();
        }
        refuseByName(entry.getName());
        try (LimitedStream part = new LimitedStream(zip.getInputStream(entry), Math.min(left, Math.max(SMALL, entry.getCompressedSize() * MOST_RATIO)))) {
            inside(entry.getName(), new BufferedInputStream(part));
            part.exhaust();
            left -= part.given();
        }
    }

    private static void refuseByName(String name) {
        if (MACRO_PART.matcher(name).matches() || BASIC_PART.matcher(name).matches() || PROGRAM.matcher(name).matches()) {
            throw AttachmentRefused.macro();
        }
    }

    private static boolean isOutside(String name) {
        return name.startsWith("/") || name.contains("\\") || name.contains("\0") || List.of(name.split("/")).contains("..");
    }

    /** What a part is by its first bytes; documents inside of documents are looked at too, one deep. */
    private void inside(String name, InputStream content) throws IOException {
        content.mark(16);
        String start = new String(content.readNBytes(8), StandardCharsets.ISO_8859_1);
        content.reset();
        if (start.startsWith("PK\3\4")) {
            nested(name, content);
        } else if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            OldOfficeCheck.refuseRaw(content);
        } else if (start.startsWith("MZ") || start.startsWith("\u007FELF") || start.startsWith("Rar!") || start.startsWith("7z\u00BC\u00AF")) {
            throw AttachmentRefused.macro();
        }
    }

    private void nested(String name, InputStream content) throws IOException {
        if (!EMBEDDED_DOCUMENTS.contains(FileName.of(name).ending())) {
            throw AttachmentRefused.archive();
        }
        ZipInputStream zip = new ZipInputStream(content);
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            refuseByName(entry.getName());
            LimitedStream part = new LimitedStream(zip, left);
            String start = new String(part.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (start.startsWith("MZ") || start.startsWith("\u007FELF")) {
                throw AttachmentRefused.macro();
            }
            entries++;
            if (start.startsWith("PK\3\4") || entries > MOST_ENTRIES) {
                throw AttachmentRefused.bomb();
            }
            part.exhaust();
            left -= part.given();
        }
    }

    private static void office(ZipFile zip, AttachmentKind kind) throws IOException {
        Set<String> found = new HashSet<>();
        xml(zip, CONTENT_TYPES, (element, attribute) -> found.add(attribute.toLowerCase(Locale.ROOT)));
        if (found.stream().anyMatch(type -> MACRO_TYPES.stream().anyMatch(type::contains))) {
            throw AttachmentRefused.macro();
        }
        if (!found.contains(kind.mediaType() + ".main+xml")) {
            throw AttachmentRefused.mismatch();
        }
    }

    private static void openDocument(ZipFile zip, AttachmentKind kind) throws IOException {
        ZipEntry type = zip.getEntry(MIME_TYPE);
        if (type == null) {
            throw noDocument(zip);
        }
        try (InputStream content = zip.getInputStream(type)) {
            if (!new String(content.readNBytes(100), StandardCharsets.US_ASCII).strip().equals(kind.mediaType())) {
                throw AttachmentRefused.mismatch();
            }
        }
        xml(zip, "META-INF/manifest.xml", (element, attribute) -> {
            if (element.equals("encryption-data")) {
                throw AttachmentRefused.locked();
            }
        });
    }

    private static AttachmentRefused noDocument(ZipFile zip) {
        return zip.getEntry(CONTENT_TYPES) == null && zip.getEntry(MIME_TYPE) == null ? AttachmentRefused.archive() : AttachmentRefused.mismatch();
    }

    /** Tells each element with each of its attributes' values; an archive without that part is no document. */
    private static void xml(ZipFile zip, String part, BiConsumer<String, String> tell) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw noDocument(zip);
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = new LimitedStream(zip.getInputStream(entry), SMALL_XML)) {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    tell.accept(reader.getLocalName(), "");
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        tell.accept(reader.getLocalName(), reader.getAttributeValue(i));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw AttachmentRefused.broken();
        }
    }

    /** Java reads the whole directory of a ZIP file into memory, so its size is looked at before. */
    private static void refuseUnboundedDirectory(Path file) throws IOException {
        ByteBuffer end = end(file);
        if (end == null) {
            throw AttachmentRefused.broken();
        }
        int entries = Short.toUnsignedInt(end.getShort(10));
        long directory = Integer.toUnsignedLong(end.getInt(12));
        if (entries > MOST_ENTRIES || directory > MOST_DIRECTORY) {
            throw AttachmentRefused.bomb();
        }
        try (InputStream content = Files.newInputStream(file)) {
            if (!new String(content.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\3\4")) {
                throw AttachmentRefused.mismatch();
            }
        }
    }

    private static boolean directoryIsThere(Path file, ByteBuffer end) throws IOException {
        long start = Files.size(file) - end.getInt(22) - Integer.toUnsignedLong(end.getInt(12));
        if (start < 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(start);
            return bytes.read() == 'P' && bytes.read() == 'K' && bytes.read() == 1 && bytes.read() == 2;
        }
    }

    /** The last record that says where the directory is, and behind it, how far from the file's end it begins; null if there is none. */
    private static @Nullable ByteBuffer end(Path file) throws IOException {
        byte[] tail;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            tail = new byte[(int) Math.min(bytes.length(), 22 + 0xFFFF)];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
        }
        ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - 22; at >= 0; at--) {
            if (end.getInt(at) == 0x06054b50 && at + 22 + Short.toUnsignedInt(end.getShort(at + 20)) == tail.length) {
                ByteBuffer record = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
                record.put(tail, at, 22).putInt(tail.length - at);
                return record;
            }
        }
        return null;
    }
}
