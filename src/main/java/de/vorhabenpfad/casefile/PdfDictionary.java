package de.vorhabenpfad.casefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the dictionaries of a PDF's objects as readers of PDF do: what stands in strings and comments is passed over, however much it
 * looks like something else.
 */
final class PdfDictionary {

    private static final int WINDOW = 1 << 13;
    private static final int LONGEST_NAME = 127;
    private static final String STREAM = "stream";

    private final FileChannel channel;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private long position;
    /** How many bytes may still be read; every object is read once, so this is more than any sound file has. */
    private long left;

    PdfDictionary(FileChannel channel) throws IOException {
        this.channel = channel;
        this.left = 4 * channel.size() + WINDOW;
    }

    /**
     * A dictionary with a stream behind it.
     *
     * @param names that stand in it, but for those in dictionaries inside of it
     * @param start where the stream's bytes begin
     */
    record WithStream(List<String> names, long start) {
    }

    /** @return null if there is no dictionary at this place, or no stream behind it */
    @Nullable WithStream at(long start) throws IOException {
        position = start;
        skipSpace();
        if (next() != '<' || next() != '<') {
            return null;
        }
        List<String> names = new ArrayList<>();
        int depth = 1;
        while (depth > 0) {
            int c = next();
            switch (c) {
                case -1 -> {
                    return null;
                }
                case '(' -> skipString();
                case '%' -> skipComment();
                case '/' -> {
                    String name = name();
                    if (depth == 1) {
                        names.add(name);
                    }
                }
                case '<' -> {
                    if (peek() == '<') {
                        position++;
                        depth++;
                    } else {
                        skipTo('>');
                    }
                }
                case '>' -> {
                    if (peek() == '>') {
                        position++;
                        depth--;
                    }
                }
                default -> { }
            }
        }
        skipSpace();
        for (int i = 0; i < STREAM.length(); i++) {
            if (next() != STREAM.charAt(i)) {
                return null;
            }
        }
        return new WithStream(names, firstOfStream());
    }

    private long firstOfStream() throws IOException {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
        if (peek() == '\r') {
            position++;
        }
        if (peek() == '\n') {
            position++;
        }
        return position;
    }

    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        while (peek() >= 0 && !isDelimiter(peek())) {
            char c = (char) next();
            if (name.length() < LONGEST_NAME) {
                name.append(c);
            }
        }
        return unescaped(name.toString());
    }

    private void skipSpace() throws IOException {
        while (peek() >= 0 && peek() <= ' ' || peek() == '%') {
            if (next() == '%') {
                skipComment();
            }
        }
    }

    private void skipComment() throws IOException {
        int c = next();
        while (c >= 0 && c != '\r' && c != '\n') {
            c = next();
        }
    }

    private void skipTo(char end) throws IOException {
        int c = next();
        while (c >= 0 && c != end) {
            c = next();
        }
    }

    private void skipString() throws IOException {
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case -1 -> depth = 0;
                case '\\' -> next();
                case '(' -> depth++;
                case ')' -> depth--;
                default -> { }
            }
        }
    }

    private int next() throws IOException {
        int c = peek();
        position++;
        if (--left < 0) {
            throw AttachmentRefused.bomb();
        }
        return c;
    }

    private int peek() throws IOException {
        if (position < windowStart || position >= windowStart + window.limit()) {
            window.clear();
            windowStart = position;
            int read = channel.read(window, position);
            window.flip();
            if (read <= 0) {
                return -1;
            }
        }
        return window.get((int) (position - windowStart)) & 0xFF;
    }

    static boolean isDelimiter(int c) {
        return c <= ' ' || "/()<>[]{}%".indexOf(c) >= 0;
    }

    /** A name as it is meant: {@code J#61vaScript} is {@code JavaScript}. */
    static String unescaped(String name) {
        if (name.indexOf('#') < 0) {
            return name;
        }
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
