package de.vorhabenpfad.path;

import java.util.Map;

import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;

/**
 * A process that people start: its start event with a form, and this class. The counterpart of {@link Step} at the
 * beginning.
 *
 * @param <A> the answers; components are called like the form's keys
 */
public interface StartForm<A extends Record> {

    /** The key of the process. */
    String process();

    /** Lists of choices and preset answers, by the form's keys. */
    default Map<String, Object> shows(Person person) {
        return Map.of();
    }

    /**
     * Applies the rules and prepares what is to be started. Runs in the transaction that starts the process.
     *
     * @throws de.vorhabenpfad.forms.Refusal if a rule speaks against the answers; then nothing has happened
     */
    Opening open(Person person, A answer);

    /**
     * What is to be started.
     *
     * @param number the business key
     * @param entry id under which the answers are appended to the case file, or null if they are kept elsewhere
     * @param variables what gateways, timers and cards need
     */
    record Opening(String number, @Nullable String entry, Map<String, Object> variables) {
    }
}
