/** The portal: the public pages, the case page, the search, and the same for programs at {@code /api}. */
@ApplicationModule(displayName = "Portal", allowedDependencies = { "casefile", "deadlines", "forms", "network", "notification", "path", "similarity", "toolbox", "trail" })
@NullMarked
package de.vorhabenpfad.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
