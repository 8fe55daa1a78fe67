/** The doors of the engine: where answers come in, and the guard that keeps every other way shut. */
@NullMarked
package de.vorhabenpfad.path.door;

import org.jspecify.annotations.NullMarked;
