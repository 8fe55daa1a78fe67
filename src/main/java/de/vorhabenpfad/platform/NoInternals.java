package de.vorhabenpfad.platform;

import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's interface answers a failure with the words of its exception: classes, statements, values. Whoever asks gets a number in
 * their place, under which the log has the rest: the stack stands right before it, of the same thread.
 */
@Provider
public final class NoInternals implements ContainerResponseFilter {

    private static final Logger LOG = LoggerFactory.getLogger(NoInternals.class);
    /** The engine's own words for what is no failure. */
    private static final String WEAK_PASSWORD = "Password does not match policy";
    /** So the engine says that a request names a thing that there is not, leaves out what it needs, or has a header that is none: no failure of ours. */
    private static final Set<String> THEIRS = Set.of("NullValueException", "HeaderValueException");
    /** So the engine begins to tell which class a parameter was to become. */
    private static final String JAVA_TYPE = " to java type ";
    private static final Set<String> UNREADABLE = Set.of("JsonParseException", "JsonMappingException", "InvalidFormatException",
            "MismatchedInputException", "UnrecognizedPropertyException", "ValueInstantiationException");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 400 && response.getEntity() instanceof String) {
            // so the reader of JSON answers by itself, with its own words and the names of classes
            unreadable(response);
            return;
        }
        if (!(response.getEntity() instanceof ExceptionDto failure)) {
            return;
        }
        if (WEAK_PASSWORD.equals(failure.getMessage())) {
            response.setStatus(400);
            replace(response, "WeakPassword", "Das Passwort ist zu schwach. Es muss mindestens " + PasswordRules.SHORTEST + " Zeichen haben, "
                    + PasswordRules.HARD_TO_GUESS + ", und darf Konto, Namen und E-Mail-Adresse nicht enthalten.");
        } else if (response.getStatus() >= 500 && isTheirs(request, failure)) {
            response.setStatus(400);
            LOG.info("Not there: {} {}", request.getMethod(), part(request));
            replace(response, "InvalidRequest", "Was hier genannt ist, gibt es nicht, oder eine Angabe fehlt.");
        } else if (response.getStatus() >= 500) {
            String number = UUID.randomUUID().toString();
            LOG.warn("Failure {}: {} at {} {}", number, failure.getType(), request.getMethod(), part(request));
            replace(response, "TechnicalFailure", "Das hat aus technischen Gründen nicht geklappt. Bitte nennen Sie dem Betrieb diese Kennung: " + number);
        } else if (String.valueOf(failure.getMessage()).contains(JAVA_TYPE)) {
            replace(response, "InvalidRequest", "Eine Angabe hat nicht die Form, die sie haben muss, etwa eine Zahl.");
        } else if (UNREADABLE.contains(String.valueOf(failure.getType()))) {
            unreadable(response);
        }
    }

    private static void unreadable(ContainerResponseContext response) {
        replace(response, "UnreadableRequest", "Was gesendet wurde, ist kein JSON, wie es diese Adresse erwartet.");
    }

    /** Of the interface; what stands further back in the address may be an account. */
    private static String part(ContainerRequestContext request) {
        return request.getUriInfo().getPathSegments().get(0).getPath();
    }

    private static boolean isTheirs(ContainerRequestContext request, ExceptionDto failure) {
        return THEIRS.contains(String.valueOf(failure.getType()))
                // what may be done to a thing is told as addresses, and these are not made of names with braces
                || "OPTIONS".equals(request.getMethod()) && "IllegalArgumentException".equals(failure.getType())
                || "RestException".equals(failure.getType()) && String.valueOf(failure.getMessage()).strip().endsWith("is null");
    }

    private static void replace(ContainerResponseContext response, String type, String message) {
        ExceptionDto told = new ExceptionDto();
        told.setType(type);
        told.setMessage(message);
        response.setEntity(told, null, MediaType.APPLICATION_JSON_TYPE);
    }
}
