package de.vorhabenpfad.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Processes are called like their files, ids mean something, and what people see has its German name. */
final class NamingRule {

    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern CAMEL = Pattern.compile("[a-z]+([A-Z][a-z]+)*");
    private static final Pattern GENERATED = Pattern.compile("(?i)(activity|flow|event|gateway|task)\\d.*");

    private final Set<String> startable;
    private final Map<String, String> taskNames;
    private final List<String> findings = new ArrayList<>();

    private NamingRule(Set<String> startable, Map<String, String> taskNames) {
        this.startable = startable;
        this.taskNames = taskNames;
    }

    /**
     * @param startable keys of the processes that people start
     * @param taskNames the German name of each user task by its id
     */
    static List<String> findings(Models models, Set<String> startable, Map<String, String> taskNames) {
        NamingRule rule = new NamingRule(startable, taskNames);
        models.models().forEach(rule::model);
        models.tables().forEach(rule::table);
        return rule.findings;
    }

    private void model(Models.Model model) {
        Process process = model.process();
        check(process.getId().equals(model.name()), model.name() + ": the process is called " + process.getId());
        check(KEBAB.matcher(model.name()).matches(), model.name() + " is not kebab-case");
        check(process.isExecutable(), model.name() + " is not executable");
        check(process.getCamundaHistoryTimeToLiveString() != null, model.name() + " does not say how long its history is kept");
        check(process.isCamundaStartableInTasklist() == startable.contains(process.getId()),
                model.name() + (process.isCamundaStartableInTasklist() ? " can be started by people" : " cannot be started by people"));
        check(isNamed(process.getName()), model.name() + " has no name");
        model.all(FlowElement.class).forEach(element -> id(model, element.getId()));
        model.all(EventDefinition.class).forEach(definition -> id(model, definition.getId()));
        model.all(RootElement.class).stream().filter(root -> !(root instanceof Process)).forEach(root -> id(model, root.getId()));
        model.all(FlowNode.class).forEach(node -> node(model, node));
        model.all(UserTask.class).forEach(task -> check(Objects.equals(task.getName(), taskNames.get(task.getId())),
                model.name() + "." + task.getId() + " is called \"" + task.getName() + "\""));
    }

    private void table(Models.Table table) {
        check(table.decision().getId().equals(table.name()), table.name() + ": the decision is called " + table.decision().getId());
        check(table.decision().getCamundaHistoryTimeToLiveString() != null, table.name() + " does not say how long its history is kept");
        check(isNamed(table.decision().getName()), table.name() + " has no name");
    }

    private void id(Models.Model model, String id) {
        boolean meaningful = id != null && CAMEL.matcher(id).matches() && !GENERATED.matcher(id).matches();
        check(meaningful, model.name() + ": the id " + id + " is not a camelCase word of its own");
    }

    private void node(Models.Model model, FlowNode node) {
        String where = model.name() + "." + node.getId();
        boolean forks = node instanceof Gateway && Models.from(node).size() > 1;
        if (!(node instanceof Gateway) || forks) {
            check(isNamed(node.getName()), where + " has no name");
        }
        if (forks) {
            check(isNamed(node.getName()) && node.getName().endsWith("?"), where + " is no question");
            Models.from(node).forEach(flow -> fork(model, flow));
        }
    }

    private void fork(Models.Model model, SequenceFlow flow) {
        check(isNamed(flow.getName()), model.name() + ": the flow " + flow.getId() + " has no name");
        check(flow.getConditionExpression() != null, model.name() + ": the flow " + flow.getId() + " has no condition");
    }

    private static boolean isNamed(String name) {
        return name != null && !name.isBlank();
    }

    private void check(boolean holds, String finding) {
        if (!holds) {
            findings.add(finding);
        }
    }
}
