package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.forms.FormSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a proposer without an account does by the link that was sent to them: the same steps, by the same forms and checks as
 * in Tasklist. Whoever calls this has checked the link.
 */
public interface ProposersPart {

    /**
     * What is asked of the proposer.
     *
     * @param task the engine's id of the task
     * @param form as it was deployed when the initiative started
     * @param shown preset answers and choices, by the form's keys
     * @param due the day it is due
     */
    record Asked(String task, String name, FormSchema form, Map<String, Object> shown, @Nullable LocalDate due) {
    }

    /** The step that waits for the proposer's answer, if one does. */
    Optional<Asked> asked(String number);

    /**
     * Completes the step that waits.
     *
     * @throws de.vorhabenpfad.forms.Refusal if the step is gone or taken, or an answer is wrong; then nothing has happened
     */
    void answer(String number, String task, Map<String, Object> given);

    /** Whether the proposer may still take the proposal back. */
    boolean mayWithdraw(String number);

    /**
     * Takes the proposal back.
     *
     * @throws de.vorhabenpfad.forms.Refusal if it is closed, with a workshop, or no reason is given; then nothing has happened
     */
    void withdraw(String number, Map<String, Object> given);

    /** The right that holding an initiative's link gives, named like a group. */
    static String linkTo(String number) {
        return "link:" + number;
    }
}
