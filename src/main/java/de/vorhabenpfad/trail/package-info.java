/** The trail: who did what when, to which case, from where; written and read, never changed. */
@ApplicationModule(displayName = "Trail", allowedDependencies = { "casefile" })
@NullMarked
package de.vorhabenpfad.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
