package de.vorhabenpfad.portal;

import java.util.ArrayList;
import java.util.List;

import de.vorhabenpfad.network.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * What {@code layout.html} puts around every page, as request attributes, so that error pages have it too: the ways from here
 * ({@code navigation}), who runs the portal ({@code operator}), and how much a form may hold ({@code formLimit}).
 */
@Component
final class PageFrame implements HandlerInterceptor, WebMvcConfigurer {

    private final Operator operator;
    private final FormLimit formLimit;

    PageFrame(Operator operator, @Value("${server.tomcat.max-http-form-post-size}") DataSize formLimit) {
        this.operator = operator;
        this.formLimit = new FormLimit(formLimit.toBytes(), ShownAttachment.size(formLimit.toBytes()));
    }

    /** How much all answers of a form may have together, as they are sent. */
    public record FormLimit(long bytes, String words) {
    }

    /**
     * An entry of the navigation.
     *
     * @param current how {@code aria-current} says that one is there: {@code page}, or {@code true} for a page below; else null
     */
    public record Way(String label, String address, @Nullable String current) {
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Person person = request.getAttribute("person") instanceof Person one ? one : null;
        request.setAttribute("navigation", navigation(person, ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value()));
        request.setAttribute("operator", operator);
        request.setAttribute("formLimit", formLimit);
        return true;
    }

    static List<Way> navigation(@Nullable Person person, String path) {
        List<Way> ways = new ArrayList<>();
        ways.add(way("Start", "/", path));
        ways.add(way("Idee vorschlagen", "/vorschlagen", path));
        ways.add(way("Werkzeugkasten", "/werkzeugkasten", path));
        if (person != null) {
            // a case is reached by the search
            ways.add(way("Suche", "/suche", path.startsWith("/vorhaben/") ? "/suche/" : path));
            ways.add(way("Aufgaben", "/camunda/app/tasklist/default/", path));
            if (person.isIn(Person.PANEL) || person.isIn(Person.ADMIN)) {
                ways.add(way("Cockpit", "/camunda/app/cockpit/default/", path));
            }
            if (person.isIn(Person.ADMIN)) {
                ways.add(way("Protokoll", "/protokoll", path));
            }
        }
        return List.copyOf(ways);
    }

    private static Way way(String label, String address, String path) {
        if (path.equals(address)) {
            return new Way(label, address, "page");
        }
        return new Way(label, address, address.length() > 1 && path.startsWith(address + "/") ? "true" : null);
    }
}
