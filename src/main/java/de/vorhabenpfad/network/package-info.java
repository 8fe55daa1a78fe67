/** The network: its authorities, workshops, people and panel meetings, as {@code network.yaml} says them. */
@ApplicationModule(displayName = "Network", allowedDependencies = {})
@NullMarked
package de.vorhabenpfad.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
