package de.vorhabenpfad.platform.access;

import java.util.Optional;
import java.util.function.Supplier;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.platform.Address;
import de.vorhabenpfad.trail.Origin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the table of routes before anything else is done with a request. */
final class Gate implements AuthorizationManager<RequestAuthorizationContext> {

    /** Request attribute: the address stands in the table, though not for this person. */
    static final String LISTED = Gate.class.getName() + ".listed";

    private final Routes routes;

    Gate(Routes routes) {
        this.routes = routes;
    }

    @Override
    public AuthorizationDecision authorize(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            // the server's own way to an error page or a template; the request itself has been asked already
            return new AuthorizationDecision(true);
        }
        Origin.current().ifPresent(Origin::pastHeaders);
        Optional<Route> route = routes.find(request.getMethod(), Address.path(request));
        request.setAttribute(LISTED, route.isPresent());
        return new AuthorizationDecision(route.filter(one -> one.isOpenTo(person(authentication.get(), request))).isPresent());
    }

    /** The web applications know people by their session only: who shows a password or token with a request is nobody to them. */
    private static @Nullable Person person(Authentication authentication, HttpServletRequest request) {
        return Address.path(request).startsWith("/camunda") ? (Person) request.getAttribute(SessionSignIn.PERSON) : person(authentication);
    }

    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return authorize(authentication, context);
    }

    static @Nullable Person person(@Nullable Authentication authentication) {
        return authentication instanceof SignedIn one ? one.getPrincipal() : null;
    }
}
