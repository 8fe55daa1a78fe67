package de.vorhabenpfad.toolbox;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** One authority puts an entry to use. */
public record Adoption(String slug, String authority, Status status, LocalDate plannedGoLive, String responsible,
        @Nullable String variant, @Nullable LocalDate goLiveOn) {

    /** How far it is; only a running one bars a second one. */
    public enum Status {
        RUNNING("running"), IN_USE("in-use"), ABANDONED("abandoned");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Status of(String code) {
            for (Status status : values()) {
                if (status.code.equals(code)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("No adoption is \"" + code + "\".");
        }
    }
}
