/** Deadlines: working days of a Land, and how many of them each step has. */
@ApplicationModule(displayName = "Deadlines", allowedDependencies = "network")
@NullMarked
package de.vorhabenpfad.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
