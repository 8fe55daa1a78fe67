package de.vorhabenpfad.architecture.broken;

import org.springframework.expression.spel.standard.SpelExpressionParser;

/** Evaluates what somebody sent. */
public final class ThingRoute {

    public Object answer(String sent) {
        return new SpelExpressionParser().parseExpression(sent).getValue();
    }
}
