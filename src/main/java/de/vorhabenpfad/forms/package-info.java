/** Forms: a form's own schema is read here, and answers are checked against it on the server. */
@ApplicationModule(displayName = "Forms", allowedDependencies = {})
@NullMarked
package de.vorhabenpfad.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
