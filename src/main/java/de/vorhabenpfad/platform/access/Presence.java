package de.vorhabenpfad.platform.access;

import java.io.IOException;

import de.vorhabenpfad.network.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hands on who is there: as the request attribute {@code person} to our pages, and to the page of an error, whoever refused. */
final class Presence extends OncePerRequestFilter {

    static final String PERSON = "person";

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Person person = Gate.person(SecurityContextHolder.getContext().getAuthentication());
        if (person != null) {
            request.setAttribute(PERSON, person);
        }
        chain.doFilter(request, response);
    }
}
