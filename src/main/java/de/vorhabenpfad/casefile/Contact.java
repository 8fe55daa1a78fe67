package de.vorhabenpfad.casefile;

import org.jspecify.annotations.Nullable;

/**
 * Who proposed an initiative without an account.
 *
 * @param authority name of the authority as it was chosen or written
 * @param publishName whether the name may be told when a result is published
 */
public record Contact(String name, String email, @Nullable String unit, @Nullable String phone, String authority, boolean publishName) {
}
