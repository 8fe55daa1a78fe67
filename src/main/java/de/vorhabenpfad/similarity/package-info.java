/** Similarity: prior work, initiatives and entries of the toolbox, that resembles a text. Each node keeps an index of its own. */
@ApplicationModule(displayName = "Similarity", allowedDependencies = "casefile")
@NullMarked
package de.vorhabenpfad.similarity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
