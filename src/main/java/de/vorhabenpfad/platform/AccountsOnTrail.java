package de.vorhabenpfad.platform;

import de.vorhabenpfad.trail.KnownAccounts;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells the trail who has an account. */
@Component
final class AccountsOnTrail implements KnownAccounts {

    private final Directory directory;

    AccountsOnTrail(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean knows(String account) {
        try {
            return directory.find(account).isPresent();
        } catch (DataAccessException | TransactionException e) {
            // the database is away: a login that is refused stays refused
            return false;
        }
    }
}
