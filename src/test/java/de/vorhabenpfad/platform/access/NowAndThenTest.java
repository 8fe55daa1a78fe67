package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NowAndThenTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:00:00Z"));
    private final NowAndThen limit = new NowAndThen(now::get);
    private int asked;

    private void ask() throws IOException {
        limit.intercept(new MockClientHttpRequest(HttpMethod.GET, URI.create("https://login.example.org/keys")), new byte[0], (request, body) -> {
            asked++;
            return new MockClientHttpResponse(new byte[0], HttpStatus.OK);
        }).close();
    }

    @Test
    void theProviderIsAskedAFewTimesOnlyWhoeverMakesUsAsk() throws IOException {
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < NowAndThen.MOST; i++) {
                ask();
            }
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
            }
            assertThat(asked).isEqualTo(round * NowAndThen.MOST);
            now.updateAndGet(time -> time.plus(Discovery.PAUSE));
        }
    }
}
