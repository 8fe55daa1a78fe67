package de.vorhabenpfad.platform;

import java.io.IOException;
import java.io.UncheckedIOException;

import de.vorhabenpfad.platform.access.SignOnProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All that must be in place before the first request is taken, in its order. Each part may run again at the next start. */
@Component
final class StartUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

    private static final String PASSWORD_RULE = "It needs at least " + PasswordRules.SHORTEST
            + " characters, must be hard to guess (several words are good, a common password with a digit is not) and must not contain \"admin\" or \"Betrieb\".";

    private final Schema schema;
    private final EngineIndexes indexes;
    private final Deployment deployment;
    private final Accounts accounts;
    private final Rights rights;
    private final TasklistFilters filters;
    private final ObjectProvider<EmbeddedDatabase> embedded;
    private final ObjectProvider<Demonstration> demonstration;
    private final SignOnProperties signOn;
    private final @Nullable String adminPassword;
    private boolean running;

    StartUp(Schema schema, EngineIndexes indexes, Deployment deployment, Accounts accounts, Rights rights, TasklistFilters filters,
            ObjectProvider<EmbeddedDatabase> embedded, ObjectProvider<Demonstration> demonstration,
            SignOnProperties signOn, @Value("${vorhabenpfad.admin-password:#{null}}") @Nullable String adminPassword) {
        this.schema = schema;
        this.indexes = indexes;
        this.deployment = deployment;
        this.accounts = accounts;
        this.rights = rights;
        this.filters = filters;
        this.embedded = embedded;
        this.demonstration = demonstration;
        this.signOn = signOn;
        this.adminPassword = adminPassword;
    }

    @Override
    public void start() {
        boolean demonstrate = embedded.getIfAvailable() != null;
        requireOperator(demonstrate);
        schema.warnOfStrongRole();
        indexes.make();
        try {
            deployment.deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accounts.keepGroups();
        if (demonstrate) {
            accounts.keepDemonstrationAccounts();
        } else if (!accounts.hasOperator() && !signOn.isConfigured()) {
            accounts.makeOperator(adminPassword);
            LOG.info("Made the account \"admin\" with the password of VORHABENPFAD_ADMIN_PASSWORD. Change it in Admin.");
        }
        if (demonstrate || !signOn.isConfigured()) {
            // else the provider of the sign-on says who has which duty
            accounts.keepMemberships();
        }
        rights.keep();
        filters.keep();
        accounts.handOverRetiredTasks();
        if (demonstrate) {
            demonstration.ifAvailable(Demonstration::makeOnce);
        }
        running = true;
    }

    private void requireOperator(boolean demonstrate) {
        if (demonstrate || signOn.isConfigured() || accounts.hasOperator()) {
            return;
        }
        if (adminPassword == null || adminPassword.isBlank()) {
            throw new MissingOperator("This database has no operator yet, and no sign-on brings one. Set VORHABENPFAD_ADMIN_PASSWORD for the first start; "
                    + "the account \"admin\" gets it. " + PASSWORD_RULE);
        }
        if (!accounts.isGoodPassword(adminPassword)) {
            throw new MissingOperator("VORHABENPFAD_ADMIN_PASSWORD is too weak. " + PASSWORD_RULE);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes requests, which is one of the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
