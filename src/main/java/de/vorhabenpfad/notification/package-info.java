/** Mails to people: written in the transaction that they tell of, sent after it. */
@ApplicationModule(displayName = "Notification", allowedDependencies = { "casefile" })
@NullMarked
package de.vorhabenpfad.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
