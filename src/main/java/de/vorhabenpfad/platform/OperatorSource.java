package de.vorhabenpfad.platform;

/** Something besides the engine's own accounts that brings operators, such as a sign-on whose groups name them. */
public interface OperatorSource {

    /** Whether an operator may come this way, so that the product starts without an operator's account of its own. */
    boolean bringsOperators();
}
