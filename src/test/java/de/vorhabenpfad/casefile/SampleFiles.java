package de.vorhabenpfad.casefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Small files of all kinds, made by hand. */
public final class SampleFiles {

    private SampleFiles() {
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param more what stands in the catalogue */
    public static byte[] pdf(String more) {
        return latin("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R" + more + ">>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
                + "trailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n");
    }

    /** A PDF of exactly this size, of bytes that cannot be packed. */
    public static byte[] pdf(int size, long seed) {
        byte[] start = latin("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Length " + size + ">>\nstream\n");
        byte[] end = latin("\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n");
        byte[] all = new byte[size];
        new Random(seed).nextBytes(all);
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(end, 0, all, size - end.length, end.length);
        return all;
    }

    /** A PDF whose objects lie in a compressed stream, as writers since version 1.5 do it. */
    public static byte[] pdfWithObjectStream(String objects) {
        return pdfWithStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflated(latin(objects)));
    }

    /** @param dictionary what stands in the stream's dictionary, but for its length */
    public static byte[] pdfWithStream(String dictionary, byte[] packed) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(latin("%PDF-1.7\n3 0 obj\n<<" + dictionary + "/Length " + packed.length + ">>\nstream\r\n"));
        pdf.writeBytes(packed);
        pdf.writeBytes(latin("\nendstream\nendobj\n%%EOF\n"));
        return pdf.toByteArray();
    }

    /** Rows of bytes that each say by how much they differ from the byte before, as PNG's predictor 11 has it. */
    public static byte[] predicted(String content, int columns) {
        byte[] plain = latin(content);
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = 0; i < plain.length; i++) {
            if (i % columns == 0) {
                rows.write(1);
            }
            rows.write(plain[i] - (i % columns == 0 ? 0 : plain[i - 1]));
        }
        return rows.toByteArray();
    }

    public static byte[] deflated(String content) {
        return deflated(latin(content));
    }

    public static byte[] deflated(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static byte[] png() {
        return Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    }

    public static byte[] gif() {
        return Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    }

    public static byte[] jpeg() {
        byte[] start = { (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, (byte) 0xFF, (byte) 0xD9 };
        return start;
    }

    public static byte[] webp() {
        return latin("RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0\u0030\u0001\0\u009d\u0001\u002a\u0001\0\u0001\0\u0002\0\u0034\u0025\u00a4\0\u0003\u0070\0\u00fe\u00fb\u0094\0\0");
    }

    /** @param main the main part's content type, such as {@code wordprocessingml.document} */
    public static Map<String, byte[]> officeParts(String main) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", text("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/main.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument." + main + ".main+xml\"/></Types>"));
        parts.put("_rels/.rels", text("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"main.xml\"/></Relationships>"));
        parts.put("main.xml", text("<document/>"));
        return parts;
    }

    public static byte[] docx() {
        return zip(officeParts("wordprocessingml.document"));
    }

    public static Map<String, byte[]> openDocumentParts(String kind) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", text("application/vnd.oasis.opendocument." + kind));
        parts.put("content.xml", text("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"));
        parts.put("META-INF/manifest.xml", text("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"));
        return parts;
    }

    /** With one part more. */
    public static byte[] zip(Map<String, byte[]> parts, String name, byte[] content) {
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        all.put(name, content);
        return zip(all);
    }

    /** The part {@code mimetype} is not packed, as OpenDocument wants it. */
    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    CRC32 crc = new CRC32();
                    crc.update(part.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(part.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A part of nothing but zeros that unpacks to this many megabytes, in a document that is sound otherwise. */
    public static byte[] bomb(Map<String, byte[]> parts, int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry("media/picture.bmp"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An Office file of before 2007 with these streams; a slash makes a folder. */
    public static byte[] oldOffice(Map<String, byte[]> streams) {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
                String[] path = stream.getKey().split("/");
                DirectoryEntry folder = files.getRoot();
                for (String name : Arrays.copyOf(path, path.length - 1)) {
                    folder = folder.hasEntryCaseInsensitive(name) ? (DirectoryEntry) folder.getEntryCaseInsensitive(name) : folder.createDirectory(name);
                }
                folder.createDocument(path[path.length - 1], new ByteArrayInputStream(stream.getValue()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beginning of a Word document. */
    public static byte[] word(boolean locked) {
        byte[] fib = new byte[5000];
        fib[0] = (byte) 0xEC;
        fib[1] = (byte) 0xA5;
        fib[11] = (byte) (locked ? 1 : 0);
        return fib;
    }

    /** A workbook's records: begin, a sheet of this sort (0 worksheet, 1 macros), end; a lock if asked for. */
    public static byte[] workbook(int sort, boolean locked) {
        ByteBuffer records = ByteBuffer.allocate(5000).order(ByteOrder.LITTLE_ENDIAN);
        records.putShort((short) 0x0809).putShort((short) 16).put(new byte[16]);
        if (locked) {
            records.putShort((short) 0x002F).putShort((short) 6).put(new byte[6]);
        }
        records.putShort((short) 0x0085).putShort((short) 10).putInt(0).put((byte) 0).put((byte) sort).put(new byte[4]);
        records.putShort((short) 0x000A).putShort((short) 0);
        return records.array();
    }

    /** A presentation's stream, with the record of macros at a place of one's choice, or without. */
    public static byte[] presentation(int macrosAt) {
        byte[] stream = new byte[60_000];
        if (macrosAt >= 0) {
            byte[] record = { 2, 0, 0, 4, 12, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0 };
            System.arraycopy(record, 0, stream, macrosAt, record.length);
        }
        return stream;
    }
}
