package de.vorhabenpfad.platform;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says clearly that a form or a program's text is too large, before anybody reads it into memory ({@code server.tomcat.max-http-form-post-size};
 * the pages for attachments take files, which have limits of their own, and no other page does), and that a form cannot be read or has not come as a whole. Tomcat alone drops what is too much or unreadable of a form and goes
 * on as if that had not been sent, and reads everything else whatever its size.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
final class BodyLimit extends OncePerRequestFilter {

    /** How the addresses end that take files; the gate says for which of them and from whom. */
    private static final String FILES = "/anlagen";

    private final int limit;

    BodyLimit(@Value("${server.tomcat.max-http-form-post-size}") DataSize limit) {
        this.limit = Math.toIntExact(limit.toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return hasParts(request) && Address.path(request).endsWith(FILES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int refusal = refusal(request);
        if (refusal != 0) {
            // of a body that breaks off the server has said so already
            if (!response.isCommitted()) {
                response.sendError(refusal);
            }
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
        } else {
            // the sender does not say how much it will be
            chain.doFilter(new Counted(request, response, limit), response);
        }
    }

    /** The status of the no to this body; 0 for none. */
    private int refusal(HttpServletRequest request) {
        if (request.getContentLengthLong() > limit) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        // parts cannot be counted while they come: the server takes them from the body by itself. The engine reads its body as it is
        if (hasParts(request) && request.getContentLengthLong() < 0 && !Address.path(request).startsWith("/engine-rest/")) {
            return HttpServletResponse.SC_LENGTH_REQUIRED;
        }
        if (type(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            request.getParameterMap();
            Object failure = request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR);
            if (failure != null) {
                return failure == FailReason.POST_TOO_LARGE ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST;
            }
        }
        return 0;
    }

    private static boolean hasParts(HttpServletRequest request) {
        return type(request).regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static String type(HttpServletRequest request) {
        return String.valueOf(request.getContentType());
    }

    /** Ends the reading of a body that is too large, after the refusal has been said. */
    static final class TooLarge extends IOException {

        TooLarge(int limit) {
            super("The body is larger than " + limit + " bytes.");
        }
    }

    /** A request that is refused where its body becomes too large; what whoever reads it makes of the error is not heard any more. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final HttpServletResponse response;
        private final int limit;

        Counted(HttpServletRequest request, HttpServletResponse response, int limit) {
            super(request);
            this.response = response;
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {

                private int read;

                @Override
                public int read() throws IOException {
                    int one = body.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int some = body.read(into, offset, length);
                    count(Math.max(some, 0));
                    return some;
                }

                private void count(int more) throws IOException {
                    read += more;
                    if (read > limit) {
                        if (!response.isCommitted()) {
                            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                        }
                        throw new TooLarge(limit);
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
