package de.vorhabenpfad.forms;

import java.util.Map;

/** The expression language that forms use for visibility. Implemented by whoever has an interpreter. */
public interface Feel {

    /**
     * @param expression a FEEL expression without the leading {@code =}
     * @param context names and values the expression may use; a missing name reads as null
     * @return whether the expression yields true; null and false are both no
     * @throws IllegalArgumentException if the expression cannot be understood
     */
    boolean holds(String expression, Map<String, ?> context);
}
