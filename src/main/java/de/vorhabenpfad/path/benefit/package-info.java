/** Benefit review (Nutzenprüfung) half a year after the handover. */
@NullMarked
package de.vorhabenpfad.path.benefit;

import org.jspecify.annotations.NullMarked;
