package de.vorhabenpfad.architecture.broken;

/** Has a name that says nothing. */
class ThingImpl {
}
