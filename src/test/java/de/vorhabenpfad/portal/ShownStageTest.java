package de.vorhabenpfad.portal;

import static de.vorhabenpfad.portal.ShownStage.State.AHEAD;
import static de.vorhabenpfad.portal.ShownStage.State.CURRENT;
import static de.vorhabenpfad.portal.ShownStage.State.DONE;
import static de.vorhabenpfad.portal.ShownStage.State.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.casefile.StageChange;
import org.junit.jupiter.api.Test;

class ShownStageTest {

    private static StageChange change(Stage stage, int from, int until) {
        return new StageChange(stage, Some.AT.plus(Duration.ofDays(from)), until < 0 ? null : Some.AT.plus(Duration.ofDays(until)));
    }

    private static List<ShownStage.State> states(List<ShownStage> line) {
        return line.stream().map(ShownStage::state).toList();
    }

    @Test
    void aStageEnteredTwiceShowsBothTimes() {
        List<ShownStage> line = ShownStage.line(Stage.PROTOTYPING, List.of(change(Stage.PROPOSAL, 0, 10), change(Stage.PROTOTYPING, 10, 20),
                change(Stage.PILOT, 20, 30), change(Stage.PROTOTYPING, 30, -1)));

        assertThat(states(line)).containsExactly(DONE, CURRENT, DONE, AHEAD, AHEAD);
        assertThat(line.get(1).spans()).hasSize(2);
        assertThat(line.get(1).spans().get(0).until()).isNotNull();
        assertThat(line.get(1).spans().get(1).until()).isNull();
    }

    @Test
    void whatAClosedInitiativeNeverSawIsSkipped() {
        List<ShownStage> line = ShownStage.line(Stage.CLOSED, List.of(change(Stage.PROPOSAL, 0, 10), change(Stage.CLOSED, 10, -1)));

        assertThat(states(line)).containsExactly(DONE, SKIPPED, SKIPPED, SKIPPED, CURRENT);
        assertThat(line.get(4).spans()).singleElement().satisfies(span -> assertThat(span.end()).isTrue());
    }
}
