package de.vorhabenpfad.path;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;

/** Where a step stands when it is opened or completed: whose it is, on which case, for which authority or body. */
public final class Situation {

    private final CaseFile file;
    private final Person person;
    private final Function<String, @Nullable Object> variables;
    private final @Nullable LocalDate due;
    private final Clock clock;

    public Situation(CaseFile file, Person person, Function<String, @Nullable Object> variables, @Nullable LocalDate due, Clock clock) {
        this.file = file;
        this.person = person;
        this.variables = variables;
        this.due = due;
        this.clock = clock;
    }

    public CaseFile file() {
        return file;
    }

    public Initiative initiative() {
        return file.initiative();
    }

    public String number() {
        return file.number();
    }

    /** Who looks at the form or completes it. */
    public Person person() {
        return person;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The day the task is due, or null while it is being made. */
    public @Nullable LocalDate due() {
        return due;
    }

    /** A process variable that the path must have set by now. */
    public String variable(String name) {
        Object value = variables.apply(name);
        if (value == null) {
            throw new IllegalStateException("The process of " + number() + " has no variable " + name + ".");
        }
        return value.toString();
    }

    /** A process variable, or null if there is none. */
    public @Nullable String variableOrNull(String name) {
        Object value = variables.apply(name);
        return value == null ? null : value.toString();
    }
}
