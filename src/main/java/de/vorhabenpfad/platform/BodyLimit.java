package de.vorhabenpfad.platform;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says clearly that a form was too large ({@code server.tomcat.max-http-form-post-size}). Tomcat drops what is too much and goes on
 * as if nothing had been sent, so that a person would be told that every field is empty.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
final class BodyLimit extends OncePerRequestFilter {

    private static final String FAILED = "org.apache.catalina.parameter_parse_failed";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType());
        return !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.getParameterMap();
        if (Boolean.TRUE.equals(request.getAttribute(FAILED))) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }
}
