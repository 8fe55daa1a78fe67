package de.vorhabenpfad.platform;

/** A fresh database needs an operator's account, and nobody said its password. */
final class MissingOperator extends IllegalStateException {

    MissingOperator(String message) {
        super(message);
    }
}
