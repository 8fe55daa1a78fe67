package de.vorhabenpfad.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.forms.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal as {@code {"type", "message", "fields": [{"key", "message"}]}}, in both REST applications of the engine. */
@Provider
public final class RefusalMapper implements ExceptionMapper<Refusal> {

    @Override
    public Response toResponse(Refusal refusal) {
        return Response.status(refusal.kind().status()).type(MediaType.APPLICATION_JSON_TYPE).entity(body(refusal)).build();
    }

    static Map<String, Object> body(Refusal refusal) {
        List<Map<String, String>> fields = refusal.fields().stream()
                .map(field -> Map.of("key", field.key(), "message", field.message())).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", refusal.kind().type());
        body.put("message", refusal.getMessage());
        body.put("fields", fields);
        return body;
    }
}
