package de.vorhabenpfad.path.prototyping;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.path.Routing;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One round of building and trying; what else came up becomes initiatives of its own. */
@Component
final class RunIteration implements Step<RunIteration.Answer> {

    enum Decision { CONTINUE, FINISH }

    record NewIdea(String title, String idea, boolean keep) {
    }

    record Answer(String result, String learned, @Nullable Long testedWith, @Nullable String prototypeLink,
            @Nullable List<NewIdea> newIdeas, Decision decision) {
    }

    @Override
    public Map<String, Object> shows(Situation situation) {
        return Map.of("plan", Timebox.of(situation.file()).describe());
    }

    @Override
    public Routing complete(Situation situation, Answer answer) {
        return Routing.to(answer.decision());
    }
}
