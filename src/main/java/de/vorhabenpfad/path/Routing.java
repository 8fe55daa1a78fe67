package de.vorhabenpfad.path;

import java.util.LinkedHashMap;
import java.util.Map;

/** What gateways and timers need of an answer: a few process variables, nothing more. */
public final class Routing {

    private final Map<String, Object> variables = new LinkedHashMap<>();

    private Routing() {
    }

    /** The path goes on in the only way there is. */
    public static Routing onward() {
        return new Routing();
    }

    /** The path goes the way of this decision. */
    public static Routing to(Enum<?> decision) {
        return new Routing().with("decision", Codes.of(decision));
    }

    /** A further variable. */
    public Routing with(String name, Object value) {
        variables.put(name, value);
        return this;
    }

    public Map<String, Object> variables() {
        return variables;
    }
}
