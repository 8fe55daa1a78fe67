package de.vorhabenpfad.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import de.vorhabenpfad.forms.Feel;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.springframework.stereotype.Component;

/** FEEL by the interpreter that the engine brings for its decision tables. */
@Component
final class EngineFeel implements Feel {

    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    private final Map<String, ParsedExpression> parsed = new ConcurrentHashMap<>();

    @Override
    public boolean holds(String expression, Map<String, ?> context) {
        EvaluationResult result = engine.evaluate(parsed.computeIfAbsent(expression, this::parse), Map.copyOf(withoutNulls(context)));
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    private static Map<String, Object> withoutNulls(Map<String, ?> context) {
        Map<String, Object> copy = new java.util.HashMap<>(context);
        copy.values().removeIf(value -> value == null);
        return copy;
    }

    private ParsedExpression parse(String expression) {
        ParseResult result = engine.parseExpression(expression);
        if (!result.isSuccess()) {
            throw new IllegalArgumentException("This is no FEEL: " + expression + " (" + result.failure().message() + ")");
        }
        return result.parsedExpression();
    }
}
