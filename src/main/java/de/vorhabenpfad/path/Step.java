package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One user task: the task in a model, its form, and this class, called like the task. The mechanism checks the answers
 * against the form, turns them into the record, calls {@link #complete}, appends the entry and lets the engine go on; a
 * step only says what is special about it.
 *
 * @param <A> the answers; components are called like the form's keys, enums like its options
 */
public interface Step<A extends Record> {

    /** The id of the task in the models. */
    default String id() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * What the form shows besides the common context, by the form's keys: read-only fields, preset answers and lists of
     * choices ({@link Choices}). Computed each time the form is opened and stored nowhere.
     */
    default Map<String, Object> shows(Situation situation) {
        return Map.of();
    }

    /** The authority, body or person this task is for, where several of its kind may be open at once. */
    default @Nullable String about(Situation situation) {
        return null;
    }

    /** Which time around the loop this is; 0 means: count the entries of this step. */
    default int round(Situation situation) {
        return 0;
    }

    /** The day it is due where that is a date of the initiative and not a number of working days. */
    default @Nullable LocalDate dueOn(Situation situation) {
        return null;
    }

    /**
     * Applies the step's rules. Runs in the transaction that completes the task.
     *
     * @throws de.vorhabenpfad.forms.Refusal if a rule speaks against the answers; then nothing has happened
     */
    Routing complete(Situation situation, A answer);

    /** Further facts to keep beside the answers, such as the planned rows that a result belongs to. */
    default Map<String, Object> keeps(Situation situation, A answer) {
        return Map.of();
    }
}
