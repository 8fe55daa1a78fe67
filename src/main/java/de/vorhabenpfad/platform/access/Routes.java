package de.vorhabenpfad.platform.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.network.Person;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of routes, as {@code access/routes.txt} says it. What it does not name is refused. */
final class Routes {

    private static final List<String> ENGINE = List.of("/engine-rest", "/camunda/api/engine/engine/default");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS");
    private static final Set<String> WHO = Set.of(Route.EVERYONE, Route.SIGNED_IN, Route.NOBODY, Person.PROPOSERS, Person.COORDINATION,
            Person.ASSESSORS, Person.PANEL, "workshop", "authority", "admin");

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * @param signOn whether people sign on elsewhere: then the last column holds where there is one
     * @throws IllegalArgumentException with line and reason if the table is wrong
     */
    static Routes read(String table, boolean signOn) {
        List<Route> routes = new ArrayList<>();
        String[] lines = table.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    routes.addAll(line(line, signOn));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("Line " + (i + 1) + " of the table of routes is wrong: " + e.getMessage(), e);
                }
            }
        }
        return new Routes(List.copyOf(routes));
    }

    private static List<Route> line(String line, boolean signOn) {
        List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (columns.size() < 3 || columns.size() > 4) {
            throw new IllegalArgumentException("it needs methods | address | who [| who, where people sign on elsewhere].");
        }
        Set<String> methods = Set.copyOf(words(columns.get(0), METHODS));
        List<String> who = words(columns.get(signOn ? columns.size() - 1 : 2), WHO);
        String address = columns.get(1);
        List<String> addresses = address.startsWith("{engine}")
                ? ENGINE.stream().map(door -> door + address.substring("{engine}".length())).toList() : List.of(address);
        return addresses.stream().map(one -> new Route(methods, PathPatternParser.defaultInstance.parse(one), who)).toList();
    }

    private static List<String> words(String column, Set<String> allowed) {
        List<String> words = Arrays.stream(column.split(",")).map(String::strip).toList();
        words.stream().filter(word -> !allowed.contains(word)).findFirst().ifPresent(word -> {
            throw new IllegalArgumentException("\"" + word + "\" is none of " + allowed.stream().sorted().toList() + ".");
        });
        return words;
    }

    /** The line that speaks of this address; the more exact address of several. */
    Optional<Route> find(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return routes.stream().filter(route -> route.matches(method, parsed))
                .min((one, other) -> one.address().compareTo(other.address()));
    }

    List<Route> all() {
        return routes;
    }
}
