package de.vorhabenpfad.similarity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether this node's index keeps up with the database, and when it last did ({@code upToDate}). Without it only the search for similar work lags, so the
 * product as a whole stays up.
 */
@Component("similarityHealthIndicator")
final class FollowerHealth implements HealthIndicator {

    static final Status BUILDING = new Status("BUILDING");
    static final Status BEHIND = new Status("BEHIND");
    /** It looks once a second; texts may be found half a minute late before anybody is to be told. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final Follower follower;
    private final Clock clock;

    FollowerHealth(Follower follower, Clock clock) {
        this.follower = follower;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Optional<Instant> upToDate = follower.upToDate();
        Health.Builder health = Health.status(follower.index().isEmpty() ? BUILDING : isLate(upToDate) ? BEHIND : Status.UP);
        upToDate.ifPresent(at -> health.withDetail("upToDate", at));
        return health.build();
    }

    private boolean isLate(Optional<Instant> upToDate) {
        return upToDate.filter(at -> at.plus(LATE).isAfter(clock.instant())).isEmpty();
    }
}
