package de.vorhabenpfad.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everybody with an account: those whom the network's file names, and those whom it does not, such as people that a sign-on brought. What
 * the file says of somebody's name and home authority holds.
 */
public interface People {

    /** The account with its duties of this moment; empty if there is no such account. */
    Optional<Person> find(String account);

    /** Everybody who has this duty at this moment, by account. */
    List<Person> having(String duty);

    /** Somebody whose duties are known already. Who neither has an account nor stands in the file is called as the account. */
    Person with(String account, Collection<String> duties);

    /** How somebody is called on screen. */
    default String name(String account) {
        return with(account, List.of()).name();
    }
}
