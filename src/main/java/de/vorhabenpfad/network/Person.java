package de.vorhabenpfad.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Someone with an account.
 *
 * @param name how the account is called on screen
 * @param authority id of the home authority, or null if unknown
 * @param groups the engine groups, that is, the duties
 */
public record Person(String account, String name, @Nullable String authority, Set<String> groups) {

    public static final String PROPOSERS = "proposers";
    public static final String COORDINATION = "coordination";
    public static final String ASSESSORS = "assessors";
    public static final String PANEL = "panel";
    public static final String ADMIN = "camunda-admin";

    /** Ids that stand in case files and on the trail for the product itself and for proposers without an account; no account is called so. */
    public static final Set<String> RESERVED = Set.of("system", "proposer");

    public Person {
        groups = Set.copyOf(groups);
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }

    /** Panel, coordination and operators see every case. */
    public boolean seesEverything() {
        return isIn(PANEL) || isIn(COORDINATION) || isIn(ADMIN);
    }

    /** The groups and {@code @account}, as participations name them. */
    public List<String> participations() {
        List<String> all = new ArrayList<>(groups);
        all.add("@" + account);
        return all;
    }

    /** Ids of the workshops this person leads, in the order of their names. */
    public List<String> workshops() {
        return idsOf("workshop-");
    }

    /** Ids of the authorities whose digital contact this person is. */
    public List<String> contactOf() {
        return idsOf("authority-");
    }

    private List<String> idsOf(String prefix) {
        return groups.stream().filter(group -> group.startsWith(prefix)).map(group -> group.substring(prefix.length())).sorted()
                .toList();
    }
}
