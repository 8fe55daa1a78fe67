package de.vorhabenpfad.platform;

import de.vorhabenpfad.trail.KnownAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells the trail who has an account. */
@Component
final class AccountsOnTrail implements KnownAccounts {

    /** Asked for when somebody is refused: it needs the network, and the reading of that is told to the trail. */
    private final ObjectProvider<Directory> directory;

    AccountsOnTrail(ObjectProvider<Directory> directory) {
        this.directory = directory;
    }

    @Override
    public boolean knows(String account) {
        try {
            return directory.getObject().find(account).isPresent();
        } catch (DataAccessException | TransactionException e) {
            // the database is away: a login that is refused stays refused
            return false;
        }
    }
}
