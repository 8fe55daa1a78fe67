package de.vorhabenpfad.path.door;

import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;

/** Starting processes without a form's address. */
final class DoorRuntimeService extends RuntimeServiceImpl {

    private final Doorkeeper keeper;
    private final Supplier<StartDoor> starts;

    DoorRuntimeService(Doorkeeper keeper, Supplier<StartDoor> starts) {
        this.keeper = keeper;
        this.starts = starts;
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String definitionId) {
        return new DoorInstantiation(commandExecutor, keeper, starts, definitionId, null);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String definitionKey) {
        return new DoorInstantiation(commandExecutor, keeper, starts, null, definitionKey);
    }
}
