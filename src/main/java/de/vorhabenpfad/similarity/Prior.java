package de.vorhabenpfad.similarity;

/**
 * A text that can be found: of an initiative, or of the toolbox entry that came out of it.
 *
 * @param number the initiative's number in both cases
 * @param open whether everybody may see it
 */
record Prior(String number, String title, String text, boolean open) {
}
