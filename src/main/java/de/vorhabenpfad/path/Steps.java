package de.vorhabenpfad.path;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** All steps and start forms, by the ids that the models use. */
@Component
public class Steps {

    private final Map<String, Step<?>> steps = new TreeMap<>();
    private final Map<String, StartForm<?>> starts = new TreeMap<>();

    Steps(List<Step<?>> steps, List<StartForm<?>> starts) {
        steps.forEach(step -> this.steps.put(step.id(), step));
        starts.forEach(start -> this.starts.put(start.process(), start));
    }

    public Set<String> ids() {
        return steps.keySet();
    }

    /** Keys of the processes that people may start. */
    public Set<String> startable() {
        return starts.keySet();
    }

    /** @throws IllegalArgumentException if no class carries the step */
    public Step<?> get(String id) {
        Step<?> step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("No class carries the step " + id + ".");
        }
        return step;
    }

    /** @throws IllegalArgumentException if people do not start the process */
    public StartForm<?> start(String process) {
        StartForm<?> start = starts.get(process);
        if (start == null) {
            throw new IllegalArgumentException("People do not start the process " + process + ".");
        }
        return start;
    }

    /** The record of answers that a step or start form declares. */
    public static Class<? extends Record> answerType(Object stepOrStart) {
        Class<?> generic = stepOrStart instanceof Step<?> ? Step.class : StartForm.class;
        return ResolvableType.forClass(stepOrStart.getClass()).as(generic).getGeneric(0).toClass().asSubclass(Record.class);
    }

    /** Turns checked answers into the step's record and lets the step decide. */
    public static <A extends Record> Completed complete(Step<A> step, Situation situation, Map<String, Object> answers) {
        A typed = typed(step, answers);
        Routing routing = step.complete(situation, typed);
        return new Completed(routing, step.keeps(situation, typed));
    }

    /** Turns checked answers into the start form's record and lets it prepare the start. */
    public static <A extends Record> StartForm.Opening open(StartForm<A> start, de.vorhabenpfad.network.Person person,
            Map<String, Object> answers) {
        return start.open(person, typed(start, answers));
    }

    @SuppressWarnings("unchecked")
    private static <A extends Record> A typed(Object stepOrStart, Map<String, Object> answers) {
        return Codes.typed(answers, (Class<A>) answerType(stepOrStart));
    }

    /** @param keeps further facts for the entry */
    public record Completed(Routing routing, Map<String, Object> keeps) {
    }
}
