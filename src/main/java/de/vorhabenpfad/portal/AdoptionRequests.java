package de.vorhabenpfad.portal;

import java.util.Map;

import de.vorhabenpfad.network.Person;

/** Wishes to use an entry of the toolbox. Implemented by whoever knows the engine. */
public interface AdoptionRequests {

    /**
     * Sends the wish as this person, with the same checks as in Tasklist.
     *
     * @param answers by the keys of the form {@code adoption-request}
     * @throws de.vorhabenpfad.forms.Refusal if an answer is wrong, the person may not, or the adoption runs already; then nothing
     *         has happened
     */
    void send(Person person, Map<String, Object> answers);
}
