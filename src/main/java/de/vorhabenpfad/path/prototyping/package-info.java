/** Stage prototyping (Entwicklung): plan, rounds, review, extension of the timebox. */
@NullMarked
package de.vorhabenpfad.path.prototyping;

import org.jspecify.annotations.NullMarked;
