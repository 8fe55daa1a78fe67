package de.vorhabenpfad.architecture.rooms.kitchen;

import de.vorhabenpfad.architecture.rooms.cellar.Shelf;

/** Goes where it must not. */
public class Cook {

    final Shelf shelf = new Shelf();
}
