package de.vorhabenpfad.path.door;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.AnswerChecker;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Guarded;
import de.vorhabenpfad.path.StartForm;
import de.vorhabenpfad.path.Steps;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way in for what people start. */
@Component
final class StartDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Steps steps;
    private final CaseFiles caseFiles;
    private final AnswerChecker checker;
    private final DeployedForms forms;
    private final Callers callers;

    StartDoor(Steps steps, CaseFiles caseFiles, AnswerChecker checker, DeployedForms forms, Callers callers) {
        this.steps = steps;
        this.caseFiles = caseFiles;
        this.checker = checker;
        this.forms = forms;
        this.callers = callers;
    }

    /**
     * Checks the answers of a start form and starts the process.
     *
     * @param businessKey must be null or empty: numbers are given by the product
     * @throws Refusal if people do not start this process, this person may not, or an answer is wrong
     */
    ExecutionEntity start(CommandContext context, ProcessDefinitionEntity definition, @Nullable String businessKey,
            @Nullable Map<String, ?> submitted) {
        if (businessKey != null && !businessKey.isBlank()) {
            throw Guarded.refusal("businessKey", "Die Nummer vergibt Vorhabenpfad selbst; bitte lassen Sie sie weg.");
        }
        return start(context, definition, callers.current(context), startable(context, definition), submitted);
    }

    /** Whether the person may start the process was asked before. */
    ExecutionEntity start(CommandContext context, ProcessDefinitionEntity definition, Person person, StartForm<?> start,
            @Nullable Map<String, ?> submitted) {
        DeployedForms.DeployedForm form = forms.get(context, definition.getStartFormDefinition(), definition.getDeploymentId());
        Map<String, Object> answers = checker.check(form.schema(), Given.plain(submitted, form.schema()), () -> start.shows(person));
        StartForm.Opening opening = Steps.open(start, person, answers);
        if (opening.entry() != null) {
            caseFiles.append(opening.number(), opening.entry(), null, 0, person.account(), answers, form.schema().id(), form.version());
        }
        Map<String, Object> variables = new LinkedHashMap<>(opening.variables());
        variables.put("number", opening.number());
        variables.putIfAbsent("stage", Stage.PROPOSAL.label());
        ExecutionEntity instance = definition.createProcessInstance(opening.number());
        instance.start(variables);
        return instance;
    }

    /**
     * The start form with its lists of choices put in, since Tasklist asks for no variables when it shows a start form.
     */
    byte[] deployedForm(CommandContext context, ProcessDefinitionEntity definition, InputStream schema) {
        Map<String, Object> shown = startable(context, definition).shows(callers.current(context));
        try {
            JsonNode root = JSON.readTree(schema);
            for (JsonNode component : root.path("components")) {
                fill((ObjectNode) component, shown);
            }
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new IllegalStateException("The start form of " + definition.getKey() + " is no JSON.", e);
        }
    }

    private static void fill(ObjectNode component, Map<String, Object> shown) {
        String optionsKey = component.path("valuesKey").asText();
        if (shown.containsKey(optionsKey)) {
            component.remove("valuesKey");
            component.set("values", JSON.valueToTree(shown.get(optionsKey)));
        }
        String key = component.path("key").asText();
        if (shown.containsKey(key)) {
            component.set("defaultValue", JSON.valueToTree(shown.get(key)));
        }
    }

    private StartForm<?> startable(CommandContext context, ProcessDefinitionEntity definition) {
        StartForm<?> start = running(definition);
        try {
            for (CommandChecker commandChecker : context.getProcessEngineConfiguration().getCommandCheckers()) {
                commandChecker.checkCreateProcessInstance(definition);
            }
        } catch (AuthorizationException e) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Sie dürfen „" + definition.getName() + "“ nicht starten.");
        }
        return start;
    }

    /** The start form of a process that people start and that the operator has not halted. */
    StartForm<?> running(ProcessDefinitionEntity definition) {
        if (!steps.startable().contains(definition.getKey())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "„" + definition.getName() + "“ beginnt von selbst und wird von niemandem gestartet.");
        }
        if (definition.isSuspended()) {
            throw Refusal.of(Refusal.Kind.TAKEN, "„" + definition.getName() + "“ ist vom Betrieb angehalten. Bitte versuchen Sie es später noch einmal.");
        }
        return steps.start(definition.getKey());
    }
}
