package de.vorhabenpfad.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What a gateway compares can come to it, and what can come to it goes exactly one way. */
final class GatewayRule {

    private final Models models;
    private final Routes routes;
    private final List<String> findings = new ArrayList<>();

    GatewayRule(Models models, Routes routes) {
        this.models = models;
        this.routes = routes;
    }

    List<String> findings() {
        models.all(ExclusiveGateway.class).stream().filter(gateway -> Models.from(gateway).size() > 1).forEach(this::gateway);
        for (UserTask task : models.all(UserTask.class)) {
            if (!routes.options(task).isEmpty() && !routes.askedTasks().contains(task.getId())) {
                findings.add("no gateway asks for the decision of " + task.getId());
            }
        }
        return findings;
    }

    private void gateway(ExclusiveGateway gateway) {
        List<Routes.Condition> conditions = Models.from(gateway).stream().map(Routes.Condition::of).toList();
        Set<String> variables = conditions.stream().flatMap(condition -> condition.comparisons().stream())
                .map(Routes.Condition.Comparison::variable).collect(Collectors.toSet());
        if (variables.isEmpty()) {
            if (!areOpposites(conditions)) {
                findings.add(gateway.getId() + " asks neither a decision nor yes and no");
            }
            return;
        }
        for (String variable : variables) {
            compared(gateway, variable, conditions);
        }
    }

    private void compared(ExclusiveGateway gateway, String variable, List<Routes.Condition> conditions) {
        Set<String> possible = routes.arriving(gateway, variable);
        conditions.stream().flatMap(condition -> condition.comparisons().stream()).filter(one -> one.variable().equals(variable))
                .map(Routes.Condition.Comparison::literal).distinct().filter(literal -> !possible.contains(literal))
                .forEach(literal -> findings.add(gateway.getId() + " compares " + variable + " with " + literal + ", which nothing gives"));
        for (String value : possible) {
            long ways = conditions.stream().filter(condition -> condition.lets(variable, value)).count();
            if (ways != 1) {
                findings.add(gateway.getId() + " has " + ways + " ways for " + variable + " " + value);
            }
        }
    }

    /** Two flows, one the negation of the other, such as {@code ${biased}} and {@code ${!biased}}. */
    private static boolean areOpposites(List<Routes.Condition> conditions) {
        if (conditions.size() != 2) {
            return false;
        }
        String one = conditions.get(0).text();
        String other = conditions.get(1).text();
        return negated(one).equals(other) || negated(other).equals(one);
    }

    private static String negated(String condition) {
        return condition.contains("!= null") ? condition.replace("!= null", "== null") : condition.replaceFirst("\\$\\{", "\\${!");
    }
}
