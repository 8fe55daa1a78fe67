/** The path: the engine's edge. One package a stage holds its steps and delegates; {@code door} is where answers come in. */
@ApplicationModule(displayName = "Path", allowedDependencies = { "casefile", "deadlines", "forms", "network", "similarity", "toolbox" })
@NullMarked
package de.vorhabenpfad.path;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
