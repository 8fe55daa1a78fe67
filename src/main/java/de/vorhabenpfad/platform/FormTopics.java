package de.vorhabenpfad.platform;

import java.util.Set;
import java.util.stream.Collectors;

import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.network.Topics;
import org.springframework.stereotype.Component;

/** The topics are those that the idea form offers. */
@Component
final class FormTopics implements Topics {

    private final Set<String> ids;

    FormTopics(Forms forms) {
        ids = forms.get("proposal").field("topic").orElseThrow().options().stream().map(FormField.Option::value).collect(Collectors.toSet());
    }

    @Override
    public Set<String> ids() {
        return ids;
    }
}
