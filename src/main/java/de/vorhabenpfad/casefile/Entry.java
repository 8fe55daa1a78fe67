package de.vorhabenpfad.casefile;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was answered, decided or that happened, as it was at the time.
 *
 * @param step the id of the user task or start event; null for an event, whose name is {@code answers["event"]}
 * @param about the authority, body or person a parallel step is for; {@code authority/body} for a clearance
 * @param round which time around the loop, from 1
 * @param author the account, {@code proposer} for a proposer without one, or {@code system} for what no person did
 * @param answers the checked answers by the form's keys; lists and rows as they came
 * @param form the form's id, null for an event
 * @param formVersion the deployed version of that form; null where no form was filled in, such as for an imported row
 */
public record Entry(long id, Kind kind, @Nullable String step, @Nullable String about, int round, String author, Instant at,
        Map<String, Object> answers, @Nullable String form, @Nullable Integer formVersion) {

    /** Author of what no person did. */
    public static final String SYSTEM = "system";
    /** Author of what a proposer without an account wrote or decided. */
    public static final String PROPOSER = "proposer";

    /** Whether a person completed a step or something happened by itself. */
    public enum Kind {
        STEP, EVENT;

        public String code() {
            return name().toLowerCase();
        }
    }

    /** The answer as text, or null if there is none. */
    public @Nullable String text(String key) {
        Object value = answers.get(key);
        return value == null ? null : value.toString();
    }

    public boolean is(String stepId) {
        return stepId.equals(step);
    }

    public boolean decided(String decision) {
        return decision.equals(answers.get("decision"));
    }

    public boolean isEvent(String name) {
        return kind == Kind.EVENT && name.equals(answers.get("event"));
    }
}
