package de.vorhabenpfad.platform.access;

import java.io.IOException;

import de.vorhabenpfad.network.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hands on who is there: as the request attribute {@code person} to our pages. */
final class Presence extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Person person = Gate.person(SecurityContextHolder.getContext().getAuthentication());
        if (person != null) {
            request.setAttribute("person", person);
        }
        chain.doFilter(request, response);
    }
}
