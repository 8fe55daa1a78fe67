/** A room that says it uses no other, and does. */
@ApplicationModule(allowedDependencies = {})
package de.vorhabenpfad.architecture.rooms.kitchen;

import org.springframework.modulith.ApplicationModule;
