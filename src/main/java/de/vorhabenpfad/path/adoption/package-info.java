/** Adoption (Übernahme) of a published result by one authority. */
@NullMarked
package de.vorhabenpfad.path.adoption;

import org.jspecify.annotations.NullMarked;
