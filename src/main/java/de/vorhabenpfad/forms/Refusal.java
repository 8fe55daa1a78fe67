package de.vorhabenpfad.forms;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A clear no to a person, in German, after which everything is as it was. Not a failure: nothing needs mending but the
 * person's next try.
 */
public final class Refusal extends RuntimeException {

    /** What kind of no it is; the status is HTTP's. */
    public enum Kind {
        INVALID(400, "InvalidAnswers"),
        /** Something that no form asks for: no slip of the pen, but a try to change more than a step may. */
        FOREIGN(400, "InvalidAnswers"), FORBIDDEN(403, "Forbidden"), GONE(404, "TaskGone"), TAKEN(409, "TaskTaken");

        private final int status;
        private final String type;

        Kind(int status, String type) {
            this.status = status;
            this.type = type;
        }

        public int status() {
            return status;
        }

        public String type() {
            return type;
        }
    }

    /** What is wrong with one field; rows are addressed as {@code list[0].name}. */
    public record Field(String key, String message) {
    }

    private final Kind kind;
    private final transient List<Field> fields;

    private Refusal(Kind kind, String message, List<Field> fields) {
        super(message, null, false, false);
        this.kind = kind;
        this.fields = List.copyOf(fields);
    }

    public static Refusal of(List<Field> fields) {
        return of(Kind.INVALID, fields);
    }

    public static Refusal of(Kind kind, List<Field> fields) {
        String message = fields.stream().map(Field::message).distinct().collect(Collectors.joining(" "));
        return new Refusal(kind, message, fields);
    }

    public static Refusal of(String key, String message) {
        return new Refusal(Kind.INVALID, message, List.of(new Field(key, message)));
    }

    /** A no that belongs to no single field. */
    public static Refusal of(Kind kind, String message) {
        return new Refusal(kind, message, List.of());
    }

    public Kind kind() {
        return kind;
    }

    public List<Field> fields() {
        return fields;
    }
}
