package de.vorhabenpfad.casefile;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A stretch of time in one stage; {@code leftAt} is null while the initiative is there. */
public record StageChange(Stage stage, Instant enteredAt, @Nullable Instant leftAt) {
}
