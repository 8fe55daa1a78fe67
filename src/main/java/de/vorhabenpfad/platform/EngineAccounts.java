package de.vorhabenpfad.platform;

import de.vorhabenpfad.trail.KnownAccounts;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's accounts, asked for when needed: the trail is there before the engine. */
@Component
final class EngineAccounts implements KnownAccounts {

    private final IdentityService identity;

    EngineAccounts(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean knows(String account) {
        return identity.createUserQuery().userId(account).count() > 0;
    }
}
