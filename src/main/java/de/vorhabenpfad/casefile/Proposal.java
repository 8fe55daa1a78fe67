package de.vorhabenpfad.casefile;

import org.jspecify.annotations.Nullable;

/** What a proposer says of the idea; the limits are the form's. */
public record Proposal(String title, String idea, @Nullable String problem, @Nullable String targetGroup,
        @Nullable String expectedBenefit, @Nullable String topic, @Nullable String link) {
}
