package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private final Events events = new Events(Some.NAMES);

    @ParameterizedTest
    @ValueSource(strings = { "closed", "ideaTaken", "coordinationTold", "extensionObsolete", "invitationLapsed", "published",
            "adoptionRunsAlready", "retired", "withdrawalTooLate", "attachmentAdded", "attachmentRemoved", "fellToCoordination", "becameFree", "adviseAdmission", "advisePilot" })
    void everyKnownEventHasAGermanSentence(String event) {
        String sentence = events.sentence(Some.eventAbout("rki",
                Map.of("event", event, "outcome", "stopped", "number", "V-2026-0007", "entry", "laufzettel", "advice", "go")));

        assertThat(sentence).doesNotContain(event).endsWith(".");
    }

    @Test
    void sentencesUseTheWordsOnScreen() {
        assertThat(events.sentence(Some.event(Map.of("event", "closed", "outcome", "lapsed")))).endsWith("Ohne Rückmeldung beendet.");
        assertThat(events.sentence(Some.event(Map.of("event", "published", "entry", "laufzettel")))).contains("„[entry laufzettel]“");
        assertThat(events.sentence(Some.eventAbout("rki", Map.of("event", "invitationLapsed")))).startsWith("[unit rki]:");
        assertThat(events.sentence(Some.event(Map.of("event", "adviseAdmission", "advice", "no-go", "priority", "-"))))
                .endsWith("nicht aufnehmen.");
        assertThat(events.sentence(Some.event(Map.of("event", "adviseAdmission", "advice", "go", "priority", "A"))))
                .endsWith("aufnehmen, Priorität A.");
    }

    @Test
    void anUnknownEventIsCalledByItsName() {
        assertThat(events.sentence(Some.event(Map.of("event", "somethingNew")))).isEqualTo("somethingNew");
    }

    @Test
    void anIdeaLeadsToItsInitiative() {
        assertThat(Events.otherInitiative(Some.event(Map.of("event", "ideaTaken", "number", "V-2026-0007")))).isEqualTo("V-2026-0007");
        assertThat(Events.otherInitiative(Some.event(Map.of("event", "closed", "number", "V-2026-0007")))).isNull();
    }
}
