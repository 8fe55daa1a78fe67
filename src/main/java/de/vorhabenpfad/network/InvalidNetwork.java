package de.vorhabenpfad.network;

/** The network's file is missing or wrong: the product does not start, and nothing was changed. */
public final class InvalidNetwork extends IllegalStateException {

    InvalidNetwork(String message, Exception cause) {
        super(message, cause);
    }
}
