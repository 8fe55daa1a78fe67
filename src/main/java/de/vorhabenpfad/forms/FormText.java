package de.vorhabenpfad.forms;

import java.util.List;

/** A text between the fields of a form, in Markdown. */
public record FormText(String markdown, List<String> hides) implements FormPart {
}
