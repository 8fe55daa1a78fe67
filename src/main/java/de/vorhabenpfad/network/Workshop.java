package de.vorhabenpfad.network;

import java.util.List;

/**
 * A thematic workshop (Werkstatt).
 *
 * @param lead id of the authority that leads it
 * @param topics the topics of the idea form that it takes, the first one its own
 * @param capacity how many initiatives it can work on at a time
 * @param retired whether the file no longer names it
 */
public record Workshop(String id, String name, String lead, List<String> topics, int capacity, boolean retired) {

    /** The engine group of its leads. */
    public String group() {
        return "workshop-" + id;
    }
}
