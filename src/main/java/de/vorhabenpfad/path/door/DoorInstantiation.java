package de.vorhabenpfad.path.door;

import java.util.function.Supplier;

import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** A start by a person is one by its start form; a start by the product itself is the engine's. */
final class DoorInstantiation extends ProcessInstantiationBuilderImpl {

    private final Doorkeeper keeper;
    private final Supplier<StartDoor> starts;

    DoorInstantiation(CommandExecutor executor, Doorkeeper keeper, Supplier<StartDoor> starts, @Nullable String id, @Nullable String key) {
        super(executor);
        this.keeper = keeper;
        this.starts = starts;
        this.processDefinitionId = id;
        this.processDefinitionKey = key;
    }

    @Override
    public ProcessInstanceWithVariables executeWithVariablesInReturn(boolean skipListeners, boolean skipMappings) {
        if (!keeper.isPerson()) {
            return super.executeWithVariablesInReturn(skipListeners, skipMappings);
        }
        if (!modificationBuilder.getModificationOperations().isEmpty() || skipListeners || skipMappings) {
            throw Guarded.refusal("startInstructions", "Ein Vorhaben beginnt am Anfang; Startanweisungen sind nicht erlaubt.");
        }
        return Doors.pass(commandExecutor, context -> {
            ExecutionEntity started = starts.get().start(context, Doors.definition(context, processDefinitionId, processDefinitionKey),
                    businessKey, getVariables());
            return new ProcessInstanceWithVariablesImpl(started, Variables.createVariables());
        });
    }
}
