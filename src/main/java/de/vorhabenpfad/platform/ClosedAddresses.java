package de.vorhabenpfad.platform;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shuts the set-up of the web applications, which makes an operator's account without a login while there is none
 * (CVE-2026-77226): the product makes its operator itself, at the first start.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ClosedAddresses extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // the servlet path is decoded and normalized, so an encoded or doubled slash changes nothing
        String path = String.valueOf(request.getServletPath()) + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.replaceAll("/+", "/").matches("/camunda/(api/admin/setup|app/admin/[^/]*/setup)(/.*)?")) {
            // what error/403.html says
            request.setAttribute("refusal", "closed");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
