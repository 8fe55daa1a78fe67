package de.vorhabenpfad.platform;

import java.util.List;

import de.vorhabenpfad.network.NetworkChanges;
import de.vorhabenpfad.trail.Trail;
import org.springframework.stereotype.Component;

/** Tells the trail that the network's file is another one than at the last start. */
@Component
final class NetworkOnTrail implements NetworkChanges {

    private final Trail trail;

    NetworkOnTrail(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void changed(List<String> parts) {
        trail.changed("system", "network", String.join(", ", parts), null);
    }
}
