package de.vorhabenpfad.forms;

import java.util.HashMap;
import java.util.Map;

import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** FEEL by the same interpreter that the product uses, without the product. */
final class Interpreter implements Feel {

    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();

    @Override
    public boolean holds(String expression, Map<String, ?> context) {
        Map<String, Object> known = new HashMap<>(context);
        known.values().removeIf(value -> value == null);
        EvaluationResult result = engine.evaluateExpression(expression, known);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }
}
