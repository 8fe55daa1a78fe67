package de.vorhabenpfad.portal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An entry as pages show it.
 *
 * @param title the step's name, or for an event its sentence
 * @param other the number of another initiative that it speaks of, or null
 */
record ShownEntry(String title, boolean event, int round, Moment at, String author, @Nullable String other, List<ShownAnswer> answers) {
}
