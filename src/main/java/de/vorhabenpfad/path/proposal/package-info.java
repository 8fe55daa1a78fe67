/** Stage proposal (Vorschlag): screening, assessment, admission, acceptance by a workshop. */
@NullMarked
package de.vorhabenpfad.path.proposal;

import org.jspecify.annotations.NullMarked;
