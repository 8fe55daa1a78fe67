package de.vorhabenpfad.portal;

import java.util.List;

/** The documents of a published result. Implemented by whoever keeps attachments; without an implementation there are none. */
public interface EntryDocuments {

    /** The documents of the initiative that may be read by whoever may see its entry, by name. */
    List<Document> of(String number);

    /**
     * One document.
     *
     * @param address where it is downloaded, from the root of our pages: {@code /...}
     * @param type its kind in a word, such as "PDF"
     * @param bytes its size
     */
    record Document(String name, String address, String type, long bytes) {
    }
}
