package de.vorhabenpfad.portal;

/** The names of what answers and tasks keep by id; whatever has no name is called by its id. */
interface Names {

    /** An authority or a workshop. */
    String unit(String id);

    /** An entry of the toolbox. */
    String entry(String slug);

    /** Somebody with an account, the proposer without one, or the assessors where they are not named. */
    String person(String account);
}
