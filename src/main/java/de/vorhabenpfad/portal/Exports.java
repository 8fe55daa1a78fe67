package de.vorhabenpfad.portal;

import java.util.Map;
import java.util.Set;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Records what is taken away: files, and what is not public as data for programs. Looking at a page is no export. */
@Component
final class Exports implements HandlerInterceptor, WebMvcConfigurer {

    /** Routes that hand out files or data of cases; everything that is public is left out. */
    static final Set<String> ROUTES = Set.of("/vorhaben/{number}/anlagen/{id}", "/status/{token}/anlagen/{id}", "/api/initiatives", "/api/initiatives/{number}",
            "/protokoll.csv", "/werkzeugkasten/{slug}/dokumente/{id}", "/api/toolbox", "/api/toolbox/{slug}");
    /** Request attribute: what is handed out is public, and so no export. */
    static final String PUBLIC = Exports.class.getName() + ".public";

    private final Trail trail;

    Exports(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (request.getMethod().equals("GET") && response.getStatus() == HttpStatus.OK.value() && ROUTES.contains(String.valueOf(route))
                && request.getAttribute(PUBLIC) == null) {
            boolean byLink = String.valueOf(route).startsWith("/status/");
            String who = request.getAttribute("person") instanceof Person person ? person.account() : byLink ? Entry.PROPOSER : null;
            String id = variable(request, "id");
            trail.exported(who, String.valueOf(route), id != null && id.matches("\\d{1,18}") ? id : null, variable(request, "number"));
        }
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables && variables.get(name) instanceof String value ? value
                : null;
    }
}
