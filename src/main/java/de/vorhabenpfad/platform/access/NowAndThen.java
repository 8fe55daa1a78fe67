package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * The provider of the sign-on is asked for its keys whenever a token names one that is not known yet, and such a token can be written by anybody.
 * So it is asked a few times in {@link Discovery#PAUSE} at most, and what is more counts as a provider that is away.
 */
final class NowAndThen implements ClientHttpRequestInterceptor {

    /** Enough for the provider's word of itself, which stands at one of three addresses, and its keys before and after a change. */
    static final int MOST = 6;

    private final InstantSource clock;
    private Instant until = Instant.MIN;
    private int asked;

    NowAndThen(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        if (!isAllowed()) {
            throw new IOException("The provider of the sign-on has been asked too often just now.");
        }
        return execution.execute(request, body);
    }

    private synchronized boolean isAllowed() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            until = now.plus(Discovery.PAUSE);
            asked = 0;
        }
        asked = Math.min(asked + 1, MOST + 1);
        return asked <= MOST;
    }
}
