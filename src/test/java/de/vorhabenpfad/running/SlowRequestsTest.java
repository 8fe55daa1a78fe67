package de.vorhabenpfad.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that stop half-way are given up after twenty seconds, and once more as long for the rest of a body; heads that are too long are not read. */
@RunningApplication
class SlowRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> HALVES = List.of("GET /vorschlagen HTTP/1.1\r\nHost: localhost\r\n",
            "POST /anmelden HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nkonto=panel",
            "POST /anmelden HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nkonto");

    @LocalServerPort
    int port;

    /** What the server says until it closes the connection; fails if it does not. */
    private String answer(String sent) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void requestsThatStopAreGivenUp() {
        Instant begin = Instant.now();
        List<CompletableFuture<String>> answers = HALVES.stream().map(half -> CompletableFuture.supplyAsync(() -> answer(half))).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).doesNotContain("HTTP/1.1 2", "HTTP/1.1 3", "HTTP/1.1 5"));
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(15), PATIENCE);
    }

    @Test
    void aHeadOfSeventyThousandSignsIsRefused() {
        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: " + "x".repeat(70_000) + "\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: " + "x".repeat(50_000) + "\r\n\r\n")).startsWith("HTTP/1.1 200");
    }
}
