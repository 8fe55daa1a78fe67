package de.vorhabenpfad.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** What is called exists, is of the same deployment, and gets the business key and named variables only. */
final class CallRule {

    private CallRule() {
    }

    static List<String> findings(Models models) {
        List<String> findings = new ArrayList<>();
        models.all(CallActivity.class).forEach(call -> call(call, models, findings));
        for (BusinessRuleTask task : models.all(BusinessRuleTask.class)) {
            if (!models.decisions().contains(String.valueOf(task.getCamundaDecisionRef()))) {
                findings.add(task.getId() + ": there is no decision " + task.getCamundaDecisionRef());
            }
            bound(task.getId(), task.getCamundaDecisionRefBinding(), findings);
        }
        return findings;
    }

    private static void call(CallActivity call, Models models, List<String> findings) {
        if (!models.processes().contains(call.getCalledElement())) {
            findings.add(call.getId() + ": there is no process " + call.getCalledElement());
        }
        bound(call.getId(), call.getCamundaCalledElementBinding(), findings);
        Collection<CamundaIn> ins = call.getExtensionElements() == null ? List.of()
                : call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list();
        if (ins.stream().noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()))) {
            findings.add(call.getId() + " does not pass the business key");
        }
        for (CamundaIn in : ins) {
            if (in.getCamundaBusinessKey() == null && !isNamed(in.getCamundaSource(), in.getCamundaTarget())) {
                findings.add(call.getId() + " passes something that has no name");
            }
        }
        outs(call).stream().filter(out -> !isNamed(out.getCamundaSource(), out.getCamundaTarget()))
                .forEach(out -> findings.add(call.getId() + " takes back something that has no name"));
    }

    private static Collection<CamundaOut> outs(CallActivity call) {
        return call.getExtensionElements() == null ? List.of()
                : call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list();
    }

    private static boolean isNamed(String source, String target) {
        return source != null && source.equals(target);
    }

    private static void bound(String id, String binding, List<String> findings) {
        if (!"deployment".equals(binding)) {
            findings.add(id + " is bound to " + binding + " and not to its deployment");
        }
    }
}
