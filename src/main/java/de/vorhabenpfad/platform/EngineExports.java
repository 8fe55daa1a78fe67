package de.vorhabenpfad.platform;

import java.util.Set;
import java.util.regex.Pattern;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.trail.Origin;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What programs take out of the engine by {@code /engine-rest}: its history, variables and deployed files. Mere numbers are none, nor is what the web
 * applications read to draw themselves, which comes by another door.
 */
final class EngineExports {

    private static final Pattern ROUTES = Pattern.compile(
            "/engine-rest/(history/.+|variable-instance(/.+)?|process-instance/[^/]+/variables(/.+)?|deployment/[^/]+/resources/[^/]+/data)/?");
    private static final Pattern COUNTS = Pattern.compile(".*/count/?");
    /** A question too long for an address is posted. */
    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final Trail trail;
    private final CasesOfTasks cases;

    EngineExports(Trail trail, CasesOfTasks cases) {
        this.trail = trail;
        this.cases = cases;
    }

    void record(Origin origin, HttpServletRequest request, int status) {
        String path = Address.path(request);
        if (status == HttpServletResponse.SC_OK && METHODS.contains(request.getMethod()) && ROUTES.matcher(path).matches() && !COUNTS.matcher(path).matches()
                && request.getAttribute("person") instanceof Person person) {
            String id = Address.id(request);
            trail.exported(person.account(), origin.request(), id, id == null ? null : cases.numberOf(id));
        }
    }
}
