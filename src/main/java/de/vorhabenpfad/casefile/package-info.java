/** The case file (Akte): the initiative, its number and stages, and every answer and decision in order, never changed afterwards. */
@ApplicationModule(displayName = "Case file", allowedDependencies = {})
@NullMarked
package de.vorhabenpfad.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
