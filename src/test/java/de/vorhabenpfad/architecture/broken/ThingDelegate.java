package de.vorhabenpfad.architecture.broken;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.transaction.annotation.Transactional;

/** A delegate that opens a transaction of its own although the engine has one. */
@Transactional
class ThingDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        try {
            execution.setVariable("done", true);
        } catch (IllegalStateException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
