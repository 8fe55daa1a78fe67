package de.vorhabenpfad.portal;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The work that is open now. Implemented by whoever knows the engine. */
public interface OpenSteps {

    /**
     * The open tasks of an initiative, those of the processes that belong to it included, the soonest due first; empty if
     * there are none or there is no such initiative. Asks nothing about rights: who may see what is for the caller to say.
     */
    List<OpenStep> of(String number);

    /**
     * One open task.
     *
     * @param task the id by which Tasklist opens it
     * @param step the id of the task in the models
     * @param name its German name as it stands in Tasklist
     * @param assignee the account that has it, or null while nobody has taken it
     * @param groups the engine groups that may take it
     * @param accounts the accounts that may take it
     * @param due the day it is due, or null if it has none
     */
    record OpenStep(String task, String step, String name, @Nullable String assignee, List<String> groups, List<String> accounts,
            @Nullable LocalDate due) {

        public OpenStep {
            groups = List.copyOf(groups);
            accounts = List.copyOf(accounts);
        }
    }
}
