package de.vorhabenpfad.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
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
 * files have limits of their own). Tomcat alone drops what is too much of a form and goes on as if nothing had been sent, and reads
 * everything else whatever its size.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
final class BodyLimit extends OncePerRequestFilter {

    private static final String FAILED = "org.apache.catalina.parameter_parse_failed";

    private final int limit;

    BodyLimit(@Value("${server.tomcat.max-http-form-post-size}") DataSize limit) {
        this.limit = Math.toIntExact(limit.toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest passed = request;
        boolean tooLarge = request.getContentLengthLong() > limit;
        if (!tooLarge && type(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            request.getParameterMap();
            tooLarge = Boolean.TRUE.equals(request.getAttribute(FAILED));
        } else if (!tooLarge && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            // the sender does not say how much it will be
            byte[] body = request.getInputStream().readNBytes(limit + 1);
            tooLarge = body.length > limit;
            passed = new Read(request, body);
        }
        if (tooLarge) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(passed, response);
        }
    }

    private static String type(HttpServletRequest request) {
        return String.valueOf(request.getContentType());
    }

    /** A request whose body has been read already. */
    private static final class Read extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return body.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is there already.");
                }
            };
        }
    }
}
