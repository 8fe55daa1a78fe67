package de.vorhabenpfad.platform;

import java.sql.SQLException;

import de.vorhabenpfad.forms.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/** The character 0, which PostgreSQL takes in no text, is its sender's mistake; other failures of the database are ours and told as before. */
@Provider
public final class NoTextMapper implements ExceptionMapper<ProcessEnginePersistenceException> {

    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    @Override
    public Response toResponse(ProcessEnginePersistenceException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && CHARACTER_NOT_IN_REPERTOIRE.equals(failure.getSQLState())) {
                return new RefusalMapper().toResponse(Refusal.of(Refusal.Kind.INVALID, "Eine Angabe enthält ein Zeichen, das kein Text haben kann."));
            }
        }
        return ExceptionHandlerHelper.getInstance().getResponse(e);
    }
}
