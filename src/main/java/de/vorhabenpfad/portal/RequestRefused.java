package de.vorhabenpfad.portal;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;

/** A clear no to a request, in German; nothing needs mending but the request. */
public final class RequestRefused extends RuntimeException {

    /** What is wrong with one parameter. */
    @Schema(name = "RefusedField")
    record Field(String key, String message) {
    }

    /** The no as programs get it, in the form of all refusals of the product. */
    @Schema(name = "Refusal")
    record Body(String type, String message, List<Field> fields) {
    }

    private final HttpStatus status;
    private final transient Body body;

    private RequestRefused(HttpStatus status, Body body) {
        super(body.message(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static RequestRefused invalid(List<Field> fields) {
        String message = String.join(" ", fields.stream().map(Field::message).toList());
        return new RequestRefused(HttpStatus.BAD_REQUEST, new Body("InvalidRequest", message, List.copyOf(fields)));
    }

    public static RequestRefused forbidden() {
        return new RequestRefused(HttpStatus.FORBIDDEN, new Body("Forbidden", "Dieses Vorhaben können Sie nicht einsehen.", List.of()));
    }

    public static RequestRefused unknown() {
        return new RequestRefused(HttpStatus.NOT_FOUND, new Body("NotFound", "Ein Vorhaben mit dieser Nummer gibt es nicht.", List.of()));
    }

    /** They could take it back while the case was under way. */
    static RequestRefused ended() {
        return new RequestRefused(HttpStatus.CONFLICT,
                new Body("Conflict", "Das Vorhaben ist abgeschlossen, Anlagen bleiben jetzt in der Akte. Soll eine trotzdem weg, bitten Sie die Koordinierungsstelle.", List.of()));
    }

    /** The same for an entry that there is not and for one that this person may not see, so that nobody learns which there are. */
    public static RequestRefused unknownEntry() {
        return new RequestRefused(HttpStatus.NOT_FOUND,
                new Body("NotFound", "Einen solchen Eintrag gibt es nicht, oder er ist nur für angemeldete Personen sichtbar.", List.of()));
    }

    static RequestRefused notReady(String message) {
        return new RequestRefused(HttpStatus.SERVICE_UNAVAILABLE, new Body("NotReady", message, List.of()));
    }

    public HttpStatus status() {
        return status;
    }

    Body body() {
        return body;
    }
}
