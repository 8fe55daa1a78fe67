package de.vorhabenpfad.platform;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that turned out too large is no failure of the engine's, for the log neither; {@link BodyLimit} has said so already. */
@Provider
public final class TooLargeMapper implements ExceptionMapper<BodyLimit.TooLarge> {

    @Override
    public Response toResponse(BodyLimit.TooLarge e) {
        return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
    }
}
