/** The platform: the engine's configuration, security, the embedded PostgreSQL, start-up, demonstration data, import. */
@ApplicationModule(displayName = "Platform", allowedDependencies = { "casefile", "deadlines", "forms", "network", "path", "portal", "toolbox", "trail" })
@NullMarked
package de.vorhabenpfad.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
