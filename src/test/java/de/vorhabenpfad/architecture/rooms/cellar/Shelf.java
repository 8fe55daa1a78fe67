package de.vorhabenpfad.architecture.rooms.cellar;

/** Stands in a room of its own. */
public class Shelf {
}
