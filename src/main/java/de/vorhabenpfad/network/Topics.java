package de.vorhabenpfad.network;

import java.util.Set;

/** The topics of the idea form, each of which needs a workshop. Implemented by whoever knows the form. */
public interface Topics {

    Set<String> ids();
}
