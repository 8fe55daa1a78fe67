package de.vorhabenpfad.casefile;

import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an initiative is on its path. */
public enum Stage {

    PROPOSAL("Vorschlag"), PROTOTYPING("Entwicklung"), PILOT("Erprobung"), HANDOVER("Übergabe"), CLOSED("Abgeschlossen");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The word on screen. */
    public String label() {
        return label;
    }

    /** The word in addresses, tables and the API; also the key of the process that carries the stage. */
    @JsonValue
    public String code() {
        return name().toLowerCase();
    }

    /** @throws IllegalArgumentException if no stage has this code */
    public static Stage of(String code) {
        for (Stage stage : values()) {
            if (stage.code().equals(code)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("No stage is called \"" + code + "\".");
    }

    /** Whether the path leads from this stage to the other one; rework leads back, everything may be closed once. */
    public boolean leadsTo(Stage next) {
        return switch (this) {
            case PROPOSAL -> Set.of(PROTOTYPING, CLOSED).contains(next);
            case PROTOTYPING -> Set.of(PILOT, HANDOVER, CLOSED).contains(next);
            case PILOT -> Set.of(PROTOTYPING, HANDOVER, CLOSED).contains(next);
            case HANDOVER -> next == CLOSED;
            case CLOSED -> false;
        };
    }
}
