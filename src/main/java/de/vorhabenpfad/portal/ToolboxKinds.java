package de.vorhabenpfad.portal;

import java.util.List;

import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
import org.springframework.stereotype.Component;

/** The kinds of entries and their words, as the form has them by which results are described. */
@Component
final class ToolboxKinds {

    private final FormField kind;

    ToolboxKinds(Forms forms) {
        this.kind = forms.get("documentation").field("kind").orElseThrow();
    }

    List<FormField.Option> all() {
        return kind.options();
    }

    List<String> codes() {
        return all().stream().map(FormField.Option::value).toList();
    }

    String word(String code) {
        return kind.labelOf(code);
    }
}
