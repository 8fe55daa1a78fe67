package de.vorhabenpfad.casefile;

/** Told to whoever listens when an entry is appended, within the same transaction: it may still be undone. */
public record EntryAppended(String number, Entry entry) {
}
