package de.vorhabenpfad.casefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a text is one to its end; the detector looks at its beginning only. */
final class TextCheck {

    private TextCheck() {
    }

    static void check(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            content.mark(2);
            int mark = content.read() << 8 | content.read();
            content.reset();
            if (mark == 0xFEFF || mark == 0xFFFE) {
                checkWide(content, mark == 0xFEFF);
                return;
            }
            for (int c = content.read(); c >= 0; c = content.read()) {
                refuseControl(c);
            }
        }
    }

    /** UTF-16, two bytes a unit. */
    private static void checkWide(InputStream content, boolean bigEndian) throws IOException {
        for (int first = content.read(); first >= 0; first = content.read()) {
            int second = content.read();
            if (second < 0) {
                throw AttachmentRefused.broken();
            }
            refuseControl(bigEndian ? first << 8 | second : second << 8 | first);
        }
    }

    private static void refuseControl(int c) {
        boolean layout = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A;
        if (c < ' ' && !layout) {
            throw AttachmentRefused.mismatch();
        }
    }
}
