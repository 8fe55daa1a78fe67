package de.vorhabenpfad.platform;

import java.io.IOException;

import de.vorhabenpfad.trail.Origin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind the login of the engine's REST API, which forgets who called before the trail asks. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 21)
final class EngineCallersFilter extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineCallersFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = identity.getCurrentAuthentication();
        if (caller != null && caller.getUserId() != null) {
            request.setAttribute(Origin.ACCOUNT, caller.getUserId());
        }
        chain.doFilter(request, response);
    }
}
