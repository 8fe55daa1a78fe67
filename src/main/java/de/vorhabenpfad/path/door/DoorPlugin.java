package de.vorhabenpfad.path.door;

import java.util.ArrayList;
import java.util.List;

import de.vorhabenpfad.casefile.CaseFiles;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the doors into the engine. They are looked up when used, since they need what starts after the engine. */
@Component
final class DoorPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<StepDoor> steps;
    private final ObjectProvider<StartDoor> starts;
    private final ObjectProvider<OpenedTasks> openedTasks;
    private final ObjectProvider<CaseFiles> caseFiles;

    DoorPlugin(ObjectProvider<StepDoor> steps, ObjectProvider<StartDoor> starts, ObjectProvider<OpenedTasks> openedTasks, ObjectProvider<CaseFiles> caseFiles) {
        this.steps = steps;
        this.starts = starts;
        this.openedTasks = openedTasks;
        this.caseFiles = caseFiles;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        Doorkeeper keeper = new Doorkeeper(configuration);
        configuration.setFormService(new DoorFormService(steps::getObject, starts::getObject));
        configuration.setTaskService(new DoorTaskService(keeper, steps::getObject));
        configuration.setRuntimeService(new DoorRuntimeService(keeper, starts::getObject));
        configuration.setManagementService(new DoorManagementService(configuration, keeper));

        configuration.setCustomPreCommandInterceptorsTxRequired(with(configuration.getCustomPreCommandInterceptorsTxRequired(), keeper));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Doorkeeper(configuration)));
        configuration.setCustomPostCommandInterceptorsTxRequired(with(configuration.getCustomPostCommandInterceptorsTxRequired(), new FilterKeeper(), new LostDuties(caseFiles)));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(with(configuration.getCustomPostCommandInterceptorsTxRequiresNew(), new FilterKeeper(), new LostDuties(caseFiles)));

        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new TaskListening());
        listeners.add(new ModelKeeper());
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> present, CommandInterceptor... further) {
        List<CommandInterceptor> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.addAll(List.of(further));
        return all;
    }

    private final class TaskListening extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition().addBuiltInTaskListener(
                    TaskListener.EVENTNAME_CREATE, task -> openedTasks.getObject().notify(task));
        }
    }
}
