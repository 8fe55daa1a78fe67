package de.vorhabenpfad.forms;

import java.util.List;

/** What a form consists of, from top to bottom: fields that carry a value, and texts between them. */
public sealed interface FormPart permits FormField, FormText {

    /** FEEL conditions, its own and those of the groups around it; it is hidden if any holds. */
    List<String> hides();
}
