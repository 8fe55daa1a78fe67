package de.vorhabenpfad.platform.access;

import java.util.List;
import java.util.Set;

import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One line of the table of routes.
 *
 * @param methods HTTP's, in capitals
 * @param who duties, or one of {@code everyone}, {@code signed-in}, {@code nobody}
 */
record Route(Set<String> methods, PathPattern address, List<String> who) {

    static final String EVERYONE = "everyone";
    static final String SIGNED_IN = "signed-in";
    static final String NOBODY = "nobody";

    boolean matches(String method, PathContainer path) {
        return methods.contains(method.equals("HEAD") ? "GET" : method) && address.matches(path);
    }

    /** @param person who knocks, or null for somebody without a login */
    boolean isOpenTo(@Nullable Person person) {
        return who.stream().anyMatch(one -> switch (one) {
            case EVERYONE -> true;
            case NOBODY -> false;
            case SIGNED_IN -> person != null;
            default -> person != null && has(person, one);
        });
    }

    private static boolean has(Person person, String duty) {
        return switch (duty) {
            case "admin" -> person.isIn(Person.ADMIN);
            case "workshop" -> !person.workshops().isEmpty();
            case "authority" -> !person.contactOf().isEmpty();
            default -> person.isIn(duty);
        };
    }
}
