package de.vorhabenpfad.path.door;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Task forms, start forms, and what they show. */
final class DoorFormService extends FormServiceImpl {

    private final Supplier<StepDoor> steps;
    private final Supplier<StartDoor> starts;

    DoorFormService(Supplier<StepDoor> steps, Supplier<StartDoor> starts) {
        this.steps = steps;
        this.starts = starts;
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> properties) {
        return submitStartForm(definitionId, null, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, @Nullable String businessKey, Map<String, Object> properties) {
        return Doors.pass(commandExecutor,
                context -> starts.get().start(context, Doors.definition(context, definitionId, null), businessKey, properties));
    }

    @Override
    @SuppressWarnings({ "deprecation", "unchecked", "rawtypes" })
    public ProcessInstance submitStartFormData(String definitionId, Map<String, String> properties) {
        return submitStartForm(definitionId, null, (Map) properties);
    }

    @Override
    @SuppressWarnings({ "deprecation", "unchecked", "rawtypes" })
    public ProcessInstance submitStartFormData(String definitionId, String businessKey, Map<String, String> properties) {
        return submitStartForm(definitionId, businessKey, (Map) properties);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        Doors.pass(commandExecutor, context -> {
            steps.get().complete(context, taskId, properties);
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserialize) {
        submitTaskForm(taskId, properties);
        return Variables.createVariables();
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, @Nullable Collection<String> names, boolean deserialize) {
        return commandExecutor.execute(new Doors.Passing<>(context -> {
            VariableMap variables = Variables.createVariables();
            steps.get().shows(context, taskId).forEach((name, value) -> {
                if (names == null || names.contains(name)) {
                    variables.putValueTyped(name, ShownValues.typed(value));
                }
            });
            return variables;
        }));
    }

    @Override
    public VariableMap getStartFormVariables(String definitionId, @Nullable Collection<String> names, boolean deserialize) {
        return Variables.createVariables();
    }

    @Override
    public InputStream getDeployedStartForm(String definitionId) {
        InputStream schema = super.getDeployedStartForm(definitionId);
        return new ByteArrayInputStream(commandExecutor.execute(
                new Doors.Passing<>(context -> starts.get().deployedForm(context, Doors.definition(context, definitionId, null), schema))));
    }
}
