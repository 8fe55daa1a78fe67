package de.vorhabenpfad.platform;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Guarded;
import de.vorhabenpfad.trail.Origin;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the trail where work comes from, and records the logins and refusals that a request ends in, whoever let in or refused. It stands
 * before all other filters of ours.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class TrailFilter extends OncePerRequestFilter {

    private static final Set<Integer> REFUSALS = Set.of(HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN,
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, 429);

    private static final Pattern PROPOSERS = Pattern.compile("(?s)/(vorschlagen|status)([/;].*)?");

    private final Trail trail;
    private final Logins logins;
    private final EngineExports exports;
    private final CasesOfTasks cases;

    TrailFilter(Trail trail, CasesOfTasks cases) {
        this.trail = trail;
        this.logins = new Logins(trail);
        this.exports = new EngineExports(trail, cases);
        this.cases = cases;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Logins.Before before = Logins.before(request);
        Origin origin = new Origin(request.getRemoteAddr(), () -> isProposers(request), () -> Address.words(request), () -> Optional.ofNullable(Logins.session(request)).orElse(before.session()),
                () -> account(request));
        origin.during(() -> {
            try {
                chain.doFilter(request, response);
            } finally {
                logins.record(before, origin, request, response.getStatus());
                exports.record(origin, request, response.getStatus());
                boolean refused = REFUSALS.contains(response.getStatus()) || origin.refused().isPresent() || request.getAttribute(Guarded.ATTRIBUTE) != null;
                if (refused && !origin.isRefusalWritten()) {
                    record(origin, request, response.getStatus());
                }
            }
        });
    }

    private void record(Origin origin, HttpServletRequest request, int status) {
        Optional<Origin.Refused> inside = origin.refused();
        String account = inside.map(Origin.Refused::account).orElseGet(origin::account);
        String operation = inside.map(Origin.Refused::operation).filter(name -> !name.isEmpty()).map(name -> " (" + name + ")").orElse("");
        String id = Address.id(request);
        String number = Optional.ofNullable(Address.number(request)).or(origin::number).orElse(null);
        // only people who are signed in are worth a question to the database
        String ofTask = number == null && id != null && account != null ? cases.numberOf(id) : number;
        trail.refused(account, status + " " + origin.request() + operation, id, ofTask);
    }

    /** Pages by which people without an account send in and follow an idea, asked for by somebody who is not signed in. */
    private static boolean isProposers(HttpServletRequest request) {
        return PROPOSERS.matcher(Address.path(request)).matches() && account(request) == null;
    }

    /** As the gate knows them: the web applications ask for the session only, whatever proof a header shows besides. */
    private static @Nullable String account(HttpServletRequest request) {
        boolean byProof = !Address.path(request).startsWith("/camunda") && request.getAttribute("person") instanceof Person;
        return byProof ? ((Person) request.getAttribute("person")).account() : Logins.account(request);
    }
}
