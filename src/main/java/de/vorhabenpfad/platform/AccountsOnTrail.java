package de.vorhabenpfad.platform;

import de.vorhabenpfad.trail.KnownAccounts;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The engine's accounts, asked for when needed: the trail is there before the engine. */
@Component
final class AccountsOnTrail implements KnownAccounts {

    private final IdentityService identity;

    AccountsOnTrail(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean knows(String account) {
        try {
            return identity.createUserQuery().userId(account).count() > 0;
        } catch (ProcessEngineException | DataAccessException | TransactionException e) {
            // the database is away: a login that is refused stays refused
            return false;
        }
    }
}
