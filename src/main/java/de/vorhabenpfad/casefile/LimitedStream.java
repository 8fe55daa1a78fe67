package de.vorhabenpfad.casefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that unpacks; refuses to go on when it has given too much. */
final class LimitedStream extends FilterInputStream {

    private final long most;
    private long given;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            take(1);
        }
        return c;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            take(read);
        }
        return read;
    }

    /** How many bytes it has given so far. */
    long given() {
        return given;
    }

    /** Reads what is left, without keeping it. */
    void exhaust() throws IOException {
        byte[] buffer = new byte[1 << 14];
        int read = read(buffer);
        while (read >= 0) {
            read = read(buffer);
        }
    }

    private void take(int bytes) {
        given += bytes;
        if (given > most) {
            throw AttachmentRefused.bomb();
        }
    }
}
