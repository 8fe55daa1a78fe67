package de.vorhabenpfad.path.door;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.PeopleStart;
import de.vorhabenpfad.path.Steps;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The door for signed-in people on pages of ours. */
@Component
final class PeopleDoor implements PeopleStart {

    private final ProcessEngineConfigurationImpl engine;
    private final StartDoor starts;
    private final Steps steps;

    PeopleDoor(@Lazy ProcessEngineConfigurationImpl engine, StartDoor starts, Steps steps) {
        this.engine = engine;
        this.starts = starts;
        this.steps = steps;
    }

    @Override
    public Map<String, Object> shows(Person person, String process) {
        return steps.start(process).shows(person);
    }

    @Override
    public String start(Person person, String process, Map<String, Object> given) {
        IdentityService identity = engine.getIdentityService();
        identity.setAuthentication(person.account(), List.copyOf(person.groups()));
        try {
            return Doors.pass(engine.getCommandExecutorTxRequired(),
                    context -> starts.start(context, Doors.definition(context, null, process), null, given).getBusinessKey());
        } finally {
            identity.clearAuthentication();
        }
    }
}
