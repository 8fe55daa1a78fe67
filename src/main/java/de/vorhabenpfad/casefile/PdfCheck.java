package de.vorhabenpfad.casefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Looks for what a PDF may start by itself, and for a lock. Reads names as a PDF spells them ({@code /J#61vaScript} too), in the
 * open and in compressed object streams; one that is packed by anything but Flate, or by more than that, is refused. It is no
 * parser: what lies in attached files and in scripts of other kinds is left to the virus scanner.
 */
final class PdfCheck {

    private static final Set<String> RUNS = Set.of("JavaScript", "Launch");
    private static final String FLATE = "FlateDecode";
    /** What stands in the dictionary of an object stream that is packed by Flate alone. */
    private static final Set<String> PLAIN = Set.of("Type", "ObjStm", "N", "First", "Extends", "Length", "Filter", FLATE);
    private static final int LONGEST_NAME = 127;
    /** Object streams hold dictionaries, which are small. */
    private static final long MOST_INFLATED = 64L << 20;
    private static final int MOST_STREAMS = 20_000;

    private final FileChannel channel;
    private final PdfDictionary dictionaries;
    private final Set<Long> objectStreams = new HashSet<>();
    private long position;

    private PdfCheck(FileChannel channel) throws IOException {
        this.channel = channel;
        this.dictionaries = new PdfDictionary(channel);
    }

    static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            new PdfCheck(channel).check();
        }
    }

    private void check() throws IOException {
        InputStream content = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        if (!new String(content.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-")) {
            // readers find a header behind other bytes, too; then it is two files in one
            throw AttachmentRefused.mismatch();
        }
        position = 5;
        names(content, true);
        long left = MOST_INFLATED;
        for (long start : objectStreams) {
            channel.position(start);
            left -= inflated(left);
        }
    }

    private long inflated(long most) throws IOException {
        // never closed, since the channel is read on
        InputStream limited = new LimitedStream(new InflaterInputStream(new BufferedInputStream(Channels.newInputStream(channel))), most);
        position = 0;
        try {
            names(limited, false);
        } catch (ZipException | java.io.EOFException e) {
            throw AttachmentRefused.broken();
        }
        return position;
    }

    /** Goes through all names; in the file itself also through all objects. */
    private void names(InputStream content, boolean objects) throws IOException {
        StringBuilder name = new StringBuilder();
        boolean inName = false;
        int last = ' ';
        int beforeLast = ' ';
        for (int c = content.read(); c >= 0; c = content.read()) {
            position++;
            if (PdfDictionary.isDelimiter(c)) {
                found(name, inName);
                inName = c == '/';
            } else if (inName && name.length() < LONGEST_NAME) {
                name.append((char) c);
            }
            if (objects && c == 'j' && last == 'b' && beforeLast == 'o') {
                object();
            }
            beforeLast = last;
            last = c;
        }
        found(name, inName);
    }

    private static void found(StringBuilder spelled, boolean isName) {
        if (isName) {
            String name = PdfDictionary.unescaped(spelled.toString());
            if (RUNS.contains(name)) {
                throw AttachmentRefused.macro();
            }
            if (name.equals("Encrypt")) {
                throw AttachmentRefused.locked();
            }
        }
        spelled.setLength(0);
    }

    /** An object begins here, or only seems to, in a string or in the middle of a picture: both are looked at. */
    private void object() throws IOException {
        PdfDictionary.WithStream found = dictionaries.at(position);
        if (found == null || !holdsObjects(found.names())) {
            return;
        }
        if (!PLAIN.containsAll(found.names()) || Collections.frequency(found.names(), FLATE) != 1) {
            throw AttachmentRefused.packed();
        }
        objectStreams.add(found.start());
        if (objectStreams.size() > MOST_STREAMS) {
            throw AttachmentRefused.bomb();
        }
    }

    /** Readers take it for an object stream by what they need of it, whether it says so or not. */
    private static boolean holdsObjects(List<String> names) {
        return names.contains("ObjStm") || names.contains("N") && names.contains("First");
    }
}
