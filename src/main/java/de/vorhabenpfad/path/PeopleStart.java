package de.vorhabenpfad.path;

import java.util.Map;

import de.vorhabenpfad.network.Person;

/** Starts a process in the name of a signed-in person, by the same form, checks and rights as in Tasklist. */
public interface PeopleStart {

    /**
     * What the start form shows to this person: lists of choices and preset answers, by the form's keys.
     *
     * @param process key of a process that people start
     */
    Map<String, Object> shows(Person person, String process);

    /**
     * @param given what was answered, by the form's keys
     * @return the number of the initiative
     * @throws de.vorhabenpfad.forms.Refusal if the person may not start it or an answer is wrong; then nothing has happened
     */
    String start(Person person, String process, Map<String, Object> given);
}
