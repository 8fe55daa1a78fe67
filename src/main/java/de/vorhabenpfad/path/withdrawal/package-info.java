/** Withdrawal (Rücknahme) of an initiative. */
@NullMarked
package de.vorhabenpfad.path.withdrawal;

import org.jspecify.annotations.NullMarked;
