package de.vorhabenpfad.network;

import java.util.List;

/** Hears of it when the file says something else than before. Implemented by whoever keeps a record. */
public interface NetworkChanges {

    /** Called in the transaction of the change. @param parts of the network that are not what they were */
    void changed(List<String> parts);
}
