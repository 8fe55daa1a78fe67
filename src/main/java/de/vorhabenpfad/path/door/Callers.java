package de.vorhabenpfad.path.door;

import java.util.List;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/** Who is calling the engine. */
@Component
final class Callers {

    private final People people;

    Callers(People people) {
        this.people = people;
    }

    /** @throws Refusal if nobody is signed in */
    Person current(CommandContext context) {
        String account = context.getAuthenticatedUserId();
        if (account == null) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Bitte melden Sie sich an.");
        }
        List<String> groups = context.getAuthenticatedGroupIds();
        // who calls without saying the duties has those of the account
        return groups == null ? people.find(account).orElseGet(() -> people.with(account, List.of())) : people.with(account, groups);
    }
}
