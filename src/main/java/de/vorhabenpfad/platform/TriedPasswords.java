package de.vorhabenpfad.platform;

import de.vorhabenpfad.trail.Origin;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;

/**
 * The engine's own accounts. Every password is tried here, by whatever door it came; so the trail knows whose it was, and not only whose name stood in
 * some part of the request.
 */
public final class TriedPasswords extends DbIdentityServiceProvider {

    @Override
    public boolean checkPassword(String account, String password) {
        if (account != null) {
            Origin.current().ifPresent(origin -> origin.passwordTried(account));
        }
        boolean right = super.checkPassword(account, password);
        if (!right) {
            Origin.current().ifPresent(Origin::passwordWrong);
        }
        return right;
    }
}
