package de.vorhabenpfad.path.door;

import java.util.List;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/** Who is calling the engine. */
@Component
final class Callers {

    private final Network network;

    Callers(Network network) {
        this.network = network;
    }

    /** @throws Refusal if nobody is signed in */
    Person current(CommandContext context) {
        String account = context.getAuthenticatedUserId();
        if (account == null) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Bitte melden Sie sich an.");
        }
        List<String> groups = context.getAuthenticatedGroupIds();
        if (groups == null) {
            groups = context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider().createGroupQuery().groupMember(account)
                    .list().stream().map(Group::getId).toList());
        }
        Person named = network.person(account).orElse(null);
        return new Person(account, named == null ? account : named.name(), named == null ? null : named.authority(),
                java.util.Set.copyOf(groups));
    }
}
