package de.vorhabenpfad.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Demonstration data. */
@Component
@ConditionalOnProperty(name = "vorhabenpfad.demonstration", matchIfMissing = true)
final class Demonstration {

    void makeOnce() {
    }
}
