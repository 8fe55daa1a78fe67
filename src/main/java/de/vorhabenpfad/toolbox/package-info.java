/** The toolbox (Werkzeugkasten): published results and who puts them to use. */
@ApplicationModule(displayName = "Toolbox", allowedDependencies = { "casefile" })
@NullMarked
package de.vorhabenpfad.toolbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
