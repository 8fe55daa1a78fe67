package de.vorhabenpfad.path;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Workshop;

/** Lists of choices as forms take them. */
public final class Choices {

    private Choices() {
    }

    public static Map<String, String> one(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    public static List<Map<String, String>> authorities(Network network) {
        return authorities(network, authority -> true);
    }

    public static List<Map<String, String>> authorities(Network network, Predicate<Authority> which) {
        return of(network.authorities().stream().filter(which).toList(), Authority::id, Authority::name);
    }

    public static List<Map<String, String>> workshops(Network network, Predicate<Workshop> which) {
        return of(network.workshops().stream().filter(which).toList(), Workshop::id, Workshop::name);
    }

    public static <T> List<Map<String, String>> of(Collection<T> things, Function<T, String> value, Function<T, String> label) {
        return things.stream().map(thing -> one(value.apply(thing), label.apply(thing))).toList();
    }
}
