package de.vorhabenpfad.architecture.broken;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Breaks every rule of the house; no bean, so nothing ever runs it. */
class ThingHelper implements JavaDelegate {

    @Autowired
    RuntimeService runtime;

    @Override
    @Transactional
    public void execute(DelegateExecution execution) {
        try {
            runtime.deleteProcessInstance(execution.getProcessInstanceId(), null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
