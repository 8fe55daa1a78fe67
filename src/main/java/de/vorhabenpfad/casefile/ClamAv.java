package de.vorhabenpfad.casefile;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** A ClamAV daemon, if one is configured: each file is laid before it ({@code INSTREAM}) before it is kept. */
@Component
final class ClamAv {

    private static final Logger LOG = LoggerFactory.getLogger(ClamAv.class);
    private static final int CONNECT_MILLIS = 3_000;
    /** A daemon with a full queue answers late. */
    private static final int ANSWER_MILLIS = 120_000;
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;

    private final Settings settings;

    ClamAv(Settings settings) {
        this.settings = settings;
    }

    /** @param address host and port, such as {@code 127.0.0.1:3310}; empty means that nothing is scanned */
    @ConfigurationProperties("vorhabenpfad.clamav")
    record Settings(@DefaultValue("") String address) {

        Settings {
            if (!address.isEmpty() && !address.matches("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):\\d{1,5}")) {
                throw new IllegalArgumentException("Set vorhabenpfad.clamav.address to host:port, such as 127.0.0.1:3310, or leave it empty; it is \""
                        + address + "\".");
            }
        }

        InetSocketAddress socket() {
            int colon = address.lastIndexOf(':');
            return new InetSocketAddress(address.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(address.substring(colon + 1)));
        }
    }

    boolean isConfigured() {
        return !settings.address().isEmpty();
    }

    /**
     * Does nothing if no daemon is configured.
     *
     * @throws AttachmentRefused if the daemon finds something, or does not say clearly that it found nothing
     */
    void scan(Path file) {
        if (!isConfigured()) {
            return;
        }
        String answer;
        try {
            answer = instream(file);
        } catch (IOException e) {
            LOG.warn("The ClamAV daemon at {} does not answer, an upload was refused: {}", settings.address(), e.toString());
            throw AttachmentRefused.noScanner();
        }
        if (answer.endsWith(" FOUND")) {
            LOG.warn("An upload was refused, ClamAV says \"{}\".", answer);
            throw AttachmentRefused.infected();
        }
        if (!answer.equals("stream: OK")) {
            LOG.warn("The ClamAV daemon at {} could not scan an upload, which was refused: \"{}\".", settings.address(), answer);
            throw AttachmentRefused.noScanner();
        }
    }

    /** Whether the daemon answers. */
    boolean isThere() {
        try (Socket socket = connect(CONNECT_MILLIS)) {
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return answer(socket).equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private String instream(Path file) throws IOException {
        try (Socket socket = connect(ANSWER_MILLIS); InputStream content = Files.newInputStream(file)) {
            DataOutputStream daemon = new DataOutputStream(socket.getOutputStream());
            daemon.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                daemon.writeInt(read);
                daemon.write(piece, 0, read);
            }
            daemon.writeInt(0);
            daemon.flush();
            return answer(socket);
        }
    }

    private Socket connect(int answerMillis) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(answerMillis);
        try {
            socket.connect(settings.socket(), CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII).replace("\0", "").strip();
    }
}
