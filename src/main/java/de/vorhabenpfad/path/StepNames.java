package de.vorhabenpfad.path;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What the steps are called on screen. The models say it, and nothing else does. */
@Component
public class StepNames {

    private final Map<String, String> names = new TreeMap<>();

    StepNames() throws IOException {
        for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
            try (InputStream xml = model.getInputStream()) {
                BpmnModelInstance instance = Bpmn.readModelFromStream(xml);
                instance.getModelElementsByType(UserTask.class).forEach(this::add);
                instance.getModelElementsByType(StartEvent.class).forEach(this::add);
            }
        }
    }

    private void add(FlowNode node) {
        if (node.getName() != null) {
            // a name such as "Beteiligung festhalten: ${...}" names the body at run time; here it names the kind of step
            names.put(node.getId(), node.getName().replaceFirst(":?\\s*[$#]\\{.*", "").replace('\n', ' '));
        }
    }

    /** The German name of a step or start event; the id itself if no model has it any more. */
    public String of(String id) {
        return names.getOrDefault(id, id);
    }
}
