package de.vorhabenpfad.casefile;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Whether a configured ClamAV daemon answers. Without it only uploads stop, so the product as a whole stays up. */
@Component("clamavHealthIndicator")
final class ClamAvHealth implements HealthIndicator {

    private static final Status AWAY = new Status("AWAY");

    private final ClamAv clamAv;

    ClamAvHealth(ClamAv clamAv) {
        this.clamAv = clamAv;
    }

    @Override
    public Health health() {
        if (!clamAv.isConfigured()) {
            return Health.unknown().build();
        }
        return Health.status(clamAv.isThere() ? Status.UP : AWAY).build();
    }
}
