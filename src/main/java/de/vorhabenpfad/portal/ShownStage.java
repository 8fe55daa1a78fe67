package de.vorhabenpfad.portal;

import java.util.Arrays;
import java.util.List;

import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.casefile.StageChange;
import org.jspecify.annotations.Nullable;

/**
 * One stop on the line of stages.
 *
 * @param spans the times spent there, oldest first; empty if the initiative was never there
 */
public record ShownStage(String label, State state, List<Span> spans) {

    public enum State {
        DONE, CURRENT, AHEAD, SKIPPED;

        public String code() {
            return name().toLowerCase();
        }
    }

    /** @param until null while it lasts, and for the end, which lasts for ever */
    public record Span(Moment from, @Nullable Moment until, boolean end) {
    }

    /** All stages in the order of the path. */
    static List<ShownStage> line(Stage current, List<StageChange> changes) {
        return Arrays.stream(Stage.values()).map(stage -> one(stage, current, changes)).toList();
    }

    /** The stages of the path without the end. */
    public static List<ShownStage> way(Stage current, List<StageChange> changes) {
        return Arrays.stream(Stage.values()).filter(stage -> stage != Stage.CLOSED).map(stage -> one(stage, current, changes)).toList();
    }

    private static ShownStage one(Stage stage, Stage current, List<StageChange> changes) {
        List<Span> spans = changes.stream().filter(change -> change.stage() == stage).map(ShownStage::span).toList();
        return new ShownStage(stage.label(), state(stage, current, !spans.isEmpty()), spans);
    }

    private static Span span(StageChange change) {
        return new Span(Moment.day(change.enteredAt()), change.leftAt() == null ? null : Moment.day(change.leftAt()),
                change.stage() == Stage.CLOSED);
    }

    private static State state(Stage stage, Stage current, boolean been) {
        if (stage == current) {
            return State.CURRENT;
        }
        if (been) {
            return State.DONE;
        }
        return stage.ordinal() < current.ordinal() ? State.SKIPPED : State.AHEAD;
    }
}
