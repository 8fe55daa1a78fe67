package de.vorhabenpfad.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.vorhabenpfad.forms.FormField;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/**
 * Which values a variable can have where the path arrives at a place: it walks back to the forms whose options are the
 * decision, and to the ends of called processes that set an outcome.
 */
final class Routes {

    private static final Pattern SET = Pattern.compile("setVariable\\('(\\w+)',\\s*'([^']+)'\\)");

    private final Models models;
    private final FormFiles forms;
    private final Map<String, String> variableOfTask;
    private final Set<String> askedTasks = new TreeSet<>();

    /** @param variableOfTask the variable that a task's decision becomes, where it is not called {@code decision} */
    Routes(Models models, FormFiles forms, Map<String, String> variableOfTask) {
        this.models = models;
        this.forms = forms;
        this.variableOfTask = variableOfTask;
    }

    /** The tasks whose decision some place was found to depend on. */
    Set<String> askedTasks() {
        return askedTasks;
    }

    Set<String> arriving(FlowNode node, String variable) {
        return arriving(node, variable, Set.of());
    }

    private Set<String> arriving(FlowNode node, String variable, Set<FlowNode> path) {
        Set<String> values = new TreeSet<>();
        if (path.contains(node)) {
            return values;
        }
        Set<FlowNode> further = new HashSet<>(path);
        further.add(node);
        for (SequenceFlow flow : Models.into(node)) {
            Condition condition = Condition.of(flow);
            produced(flow.getSource(), variable, further).stream().filter(value -> condition.lets(variable, value)).forEach(values::add);
        }
        if (node instanceof BoundaryEvent boundary) {
            values.addAll(arriving((FlowNode) boundary.getAttachedTo(), variable, further));
        }
        if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess outer && !resets(outer, variable)) {
            values.addAll(arriving(outer, variable, further));
        }
        return values;
    }

    private Set<String> produced(FlowNode source, String variable, Set<FlowNode> path) {
        if (source instanceof UserTask task && variable.equals(variableOf(task.getId())) && !options(task).isEmpty()) {
            askedTasks.add(task.getId());
            return options(task);
        }
        if (source instanceof CallActivity call && outs(call).stream().anyMatch(out -> variable.equals(out.getCamundaTarget()))) {
            return outcomes(call.getCalledElement(), variable);
        }
        if (source instanceof SubProcess inner && inner.getLoopCharacteristics() == null) {
            return inner.getFlowElements().stream().filter(element -> element instanceof EndEvent).map(EndEvent.class::cast)
                    .filter(end -> end.getEventDefinitions().stream().noneMatch(ErrorEventDefinition.class::isInstance))
                    .flatMap(end -> arriving(end, variable, path).stream()).collect(Collectors.toCollection(TreeSet::new));
        }
        return arriving(source, variable, path);
    }

    String variableOf(String task) {
        return variableOfTask.getOrDefault(task, "decision");
    }

    /** The values of a task's decision, empty if its form has none or the step offers them at run time. */
    Set<String> options(UserTask task) {
        if (task.getCamundaFormRef() == null || !forms.has(task.getCamundaFormRef())) {
            return Set.of();
        }
        return forms.schema(task.getCamundaFormRef()).field("decision").stream().flatMap(field -> field.options().stream())
                .map(FormField.Option::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the ends of a process set. */
    private Set<String> outcomes(String process, String variable) {
        Set<String> values = new TreeSet<>();
        for (Matcher set = SET.matcher(models.model(process).xml()); set.find();) {
            if (set.group(1).equals(variable)) {
                values.add(set.group(2));
            }
        }
        return values;
    }

    private static Collection<CamundaOut> outs(CallActivity call) {
        return call.getExtensionElements() == null ? List.of()
                : call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list();
    }

    private static boolean resets(SubProcess process, String variable) {
        return process.getExtensionElements() != null && process.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
                .anyMatch(input -> process.getExtensionElements().equals(input.getParentElement().getParentElement())
                        && input.getCamundaName().equals(variable));
    }

    /** The comparisons of a flow's condition; without any it lets everything pass. */
    record Condition(String text, List<Comparison> comparisons) {

        private static final Pattern COMPARISON = Pattern.compile("(\\w+) (==|!=) '([^']+)'");

        record Comparison(String variable, boolean equal, String literal) {
        }

        static Condition of(SequenceFlow flow) {
            String text = flow.getConditionExpression() == null ? "" : flow.getConditionExpression().getTextContent().strip();
            return new Condition(text, COMPARISON.matcher(text).results()
                    .map(found -> new Comparison(found.group(1), found.group(2).equals("=="), found.group(3))).toList());
        }

        boolean lets(String variable, String value) {
            List<Comparison> own = comparisons.stream().filter(one -> one.variable().equals(variable)).toList();
            return own.isEmpty() || own.stream().anyMatch(one -> one.equal() == one.literal().equals(value));
        }
    }
}
