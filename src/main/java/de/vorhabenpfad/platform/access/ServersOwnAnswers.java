package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.security.web.header.HeaderWriter;

/** The headers of all answers ({@link AnswerHeaders}) on what the server refuses by itself: an address that is none never comes to a filter of ours. */
final class ServersOwnAnswers extends ValveBase {

    private final List<HeaderWriter> writers;

    ServersOwnAnswers(String formTargets) {
        super(true);
        // whose address this was meant to be nobody knows
        this.writers = AnswerHeaders.writers(formTargets, request -> true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError()) {
            writers.forEach(writer -> writer.writeHeaders(request, response));
        }
        getNext().invoke(request, response);
    }
}
