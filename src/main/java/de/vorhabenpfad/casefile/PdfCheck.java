package de.vorhabenpfad.casefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Looks for what a PDF may start by itself, and for a lock. Reads names as a PDF spells them ({@code /J#61vaScript} too), in the
 * open and in compressed object streams; one that is not packed by Flate is refused. It is no parser: what lies in attached files
 * and in scripts of other kinds is left to the virus scanner.
 */
final class PdfCheck {

    private static final Set<String> RUNS = Set.of("JavaScript", "Launch");
    private static final int LONGEST_NAME = 127;
    /** Object streams hold dictionaries, which are small. */
    private static final long MOST_INFLATED = 64L << 20;
    private static final int MOST_STREAMS = 20_000;

    private final List<Long> objectStreams = new ArrayList<>();
    private boolean objectStream;
    private long position;

    private PdfCheck() {
    }

    static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            new PdfCheck().check(channel);
        }
    }

    private void check(FileChannel channel) throws IOException {
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
            left -= inflated(channel, left);
        }
    }

    private long inflated(FileChannel channel, long most) throws IOException {
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

    /** Goes through all names; in the file itself also notes where object streams begin. */
    private void names(InputStream content, boolean notes) throws IOException {
        StringBuilder word = new StringBuilder();
        boolean name = false;
        for (int c = content.read(); c >= 0; c = content.read()) {
            position++;
            if (c == '/' || isDelimiter(c)) {
                if (name) {
                    found(word.toString());
                } else if (notes && word.length() == 6) {
                    keyword(word.toString(), c);
                }
                word.setLength(0);
                name = c == '/';
            } else if (word.length() < LONGEST_NAME) {
                word.append((char) c);
            }
        }
        if (name) {
            found(word.toString());
        }
    }

    private void found(String spelled) {
        String name = spelled.indexOf('#') < 0 ? spelled : unescaped(spelled);
        if (RUNS.contains(name)) {
            throw AttachmentRefused.macro();
        }
        if (name.equals("Encrypt")) {
            throw AttachmentRefused.locked();
        }
        if (name.equals("ObjStm")) {
            objectStream = true;
        }
    }

    private void keyword(String word, int next) {
        if (word.equals("endobj")) {
            objectStream = false;
        } else if (word.equals("stream") && objectStream) {
            objectStream = false;
            if (objectStreams.size() == MOST_STREAMS) {
                throw AttachmentRefused.bomb();
            }
            objectStreams.add(position + (next == '\r' ? 1 : 0));
        }
    }

    private static boolean isDelimiter(int c) {
        return c <= ' ' || "()<>[]{}%".indexOf(c) >= 0;
    }

    private static String unescaped(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '#' && i + 2 < name.length() && Character.digit(name.charAt(i + 1), 16) >= 0 && Character.digit(name.charAt(i + 2), 16) >= 0) {
                plain.append((char) Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
