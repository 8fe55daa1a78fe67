package de.vorhabenpfad.platform;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.Guarded;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Where the engine's REST API has made an internal error of a guard's refusal, the refusal is answered all the same. */
@Provider
public final class SwallowedRefusal implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Refusal refusal = Guarded.inThisRequest();
        if (refusal != null && response.getStatus() >= 500) {
            response.setStatus(refusal.kind().status());
            response.setEntity(RefusalMapper.body(refusal), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
