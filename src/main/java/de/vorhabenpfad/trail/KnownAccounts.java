package de.vorhabenpfad.trail;

/** Which accounts there are. A name that is none is not written down: it may be a password in the wrong field. */
public interface KnownAccounts {

    /** Throws nothing: what cannot be told just now is not known. */
    boolean knows(String account);
}
