package de.vorhabenpfad.platform;

import de.vorhabenpfad.forms.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.OptimisticLockingException;

/** Two people meant to take or give back the same task: the second is told, instead of "internal server error". */
@Provider
public final class LostRaceMapper implements ExceptionMapper<OptimisticLockingException> {

    @Override
    public Response toResponse(OptimisticLockingException e) {
        return new RefusalMapper().toResponse(
                Refusal.of(Refusal.Kind.TAKEN, "Jemand anderes war einen Augenblick schneller. Bitte laden Sie die Aufgabe neu."));
    }
}
