package de.vorhabenpfad.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models and decision tables of a folder. */
record Models(List<Model> models, List<Table> tables) {

    static final String PRODUCT = "bpmn";

    /** @param name the file's name without its ending */
    record Model(String name, String xml, BpmnModelInstance instance) {

        Process process() {
            return instance.getModelElementsByType(Process.class).iterator().next();
        }

        <T extends ModelElementInstance> List<T> all(Class<T> type) {
            return new ArrayList<>(instance.getModelElementsByType(type));
        }
    }

    /** A decision table. */
    record Table(String name, Decision decision) {
    }

    static Models in(String folder) {
        List<Model> models = files(folder, ".bpmn").map(file -> new Model(name(file), text(file), Bpmn.readModelFromStream(stream(file)))).toList();
        List<Table> tables = files(folder, ".dmn").map(file -> new Table(name(file),
                Dmn.readModelFromStream(stream(file)).getModelElementsByType(Decision.class).iterator().next())).toList();
        return new Models(models, tables);
    }

    <T extends ModelElementInstance> List<T> all(Class<T> type) {
        return models.stream().flatMap(model -> model.all(type).stream()).toList();
    }

    Model model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no model " + name + "."));
    }

    Set<String> processes() {
        return models.stream().map(model -> model.process().getId()).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> decisions() {
        return tables.stream().map(table -> table.decision().getId()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The flows that lead to a node. */
    static List<SequenceFlow> into(FlowNode node) {
        return flows(node).filter(flow -> flow.getTarget().equals(node)).toList();
    }

    /** The flows that lead away from a node. */
    static List<SequenceFlow> from(FlowNode node) {
        return flows(node).filter(flow -> flow.getSource().equals(node)).toList();
    }

    private static Stream<SequenceFlow> flows(FlowNode node) {
        return node.getModelInstance().getModelElementsByType(SequenceFlow.class).stream();
    }

    static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private static ByteArrayInputStream stream(Path file) {
        return new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8));
    }
}
