package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.ServletException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.header.HeaderWriter;

/** The headers of all answers ({@link AnswerHeaders}) on what the server refuses by itself: an address that is none never comes to a filter of ours. */
final class ServersOwnAnswers implements Valve {

    private final List<HeaderWriter> writers;
    private @Nullable Valve next;

    ServersOwnAnswers(String formTargets) {
        // whose address this was meant to be nobody knows
        this.writers = AnswerHeaders.writers(formTargets, request -> true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError()) {
            writers.forEach(writer -> writer.writeHeaders(request, response));
        }
        Objects.requireNonNull(next, "a valve stands in a pipeline").invoke(request, response);
    }

    @Override
    public @Nullable Valve getNext() {
        return next;
    }

    @Override
    public void setNext(@Nullable Valve valve) {
        next = valve;
    }

    @Override
    public void backgroundProcess() {
        // there is nothing to do between requests
    }

    @Override
    public boolean isAsyncSupported() {
        return true;
    }
}
