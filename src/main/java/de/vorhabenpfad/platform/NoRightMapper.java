package de.vorhabenpfad.platform;

import de.vorhabenpfad.forms.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.AuthorizationException;

/** What the engine's own rights refuse, in German and without the engine's inner words. */
@Provider
public final class NoRightMapper implements ExceptionMapper<AuthorizationException> {

    @Override
    public Response toResponse(AuthorizationException e) {
        return new RefusalMapper().toResponse(Refusal.of(Refusal.Kind.FORBIDDEN, "Dazu haben Sie nicht das Recht."));
    }
}
