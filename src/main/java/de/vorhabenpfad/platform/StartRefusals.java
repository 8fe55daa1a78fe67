package de.vorhabenpfad.platform;

import de.vorhabenpfad.network.InvalidNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in two lines, instead of a stack, why the product does not start and what to do. */
final class StartRefusals implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String advice = advice(cause);
            if (advice != null) {
                return new FailureAnalysis(cause.getMessage(), advice, cause);
            }
        }
        return null;
    }

    private static @Nullable String advice(Throwable cause) {
        if (cause instanceof EmbeddedDatabase.InUse) {
            return "Stop the running product first, or give this one another folder with --vorhabenpfad.data-dir=...";
        }
        if (cause instanceof InvalidNetwork) {
            return "Mend the named line and start again; nothing was changed.";
        }
        if (cause instanceof MissingOperator) {
            return "Start once with the environment variable VORHABENPFAD_ADMIN_PASSWORD.";
        }
        if (cause instanceof Schema.SchemaMissing) {
            return "Name the role that owns the tables: VORHABENPFAD_DATABASE_OWNER_USERNAME and VORHABENPFAD_DATABASE_OWNER_PASSWORD (see docs/operation.md).";
        }
        if (cause instanceof Schema.OtherVersion) {
            return "If the tables are older: keep a backup, then let their owner run the engine's own scripts from that version on, one after the other (postgres_engine_7.*_to_7.*.sql in the engine's jar). "
                    + "If they are newer, they belong to another installation: name another database.";
        }
        return null;
    }
}
