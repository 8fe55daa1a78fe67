package de.vorhabenpfad.path;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every flow of every model is taken by some test of the path. Asked once all of their classes have run, in whatever order;
 * whoever runs a few of them is not asked.
 */
final class FlowCoverage implements AfterAllCallback {

    private static final Set<String> RUN = ConcurrentHashMap.newKeySet();

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        String last = context.getRequiredTestClass().getName();
        RUN.add(last);
        Set<String> classes = testsOfThePath();
        if (classes.contains(last) && RUN.containsAll(classes)) {
            assertThat(leftOut(models(), FlowRecorder.TAKEN)).as("flows of bpmn/ that no test of the path has taken").isEmpty();
        }
    }

    /** The flows of the models, as {@code process/flow}, that are not among those taken. */
    static Set<String> leftOut(Collection<BpmnModelInstance> models, Set<String> taken) {
        Set<String> flows = models.stream().flatMap(model -> model.getModelElementsByType(SequenceFlow.class).stream())
                .map(flow -> process(flow) + "/" + flow.getId()).collect(Collectors.toCollection(TreeSet::new));
        flows.removeAll(taken);
        return flows;
    }

    private static String process(ModelElementInstance element) {
        return element instanceof Process process ? ((BaseElement) process).getId() : process(element.getParentElement());
    }

    static List<BpmnModelInstance> models() throws IOException {
        List<BpmnModelInstance> models = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
            try (InputStream xml = file.getInputStream()) {
                models.add(Bpmn.readModelFromStream(xml));
            }
        }
        return models;
    }

    private static Set<String> testsOfThePath() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(PathTest.class));
        scanner.addExcludeFilter(new AnnotationTypeFilter(Disabled.class));
        return scanner.findCandidateComponents(FlowCoverage.class.getPackageName()).stream().map(bean -> bean.getBeanClassName())
                .collect(Collectors.toSet());
    }
}
