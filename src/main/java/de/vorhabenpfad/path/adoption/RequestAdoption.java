package de.vorhabenpfad.path.adoption;

import java.time.LocalDate;
import java.util.Map;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.StartForm;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An authority wishes to use an entry of the toolbox; retired entries are not among the choices. The adoption is kept at once
 * and not only when its process has begun, so the same wish sent twice in a moment is refused the second time.
 */
@Component
final class RequestAdoption implements StartForm<RequestAdoption.Answer> {

    record Answer(String entry, String authority, LocalDate plannedGoLive, String responsible, @Nullable String reason) {
    }

    private final Network network;
    private final Toolbox toolbox;

    RequestAdoption(Network network, Toolbox toolbox) {
        this.network = network;
        this.toolbox = toolbox;
    }

    @Override
    public String process() {
        return "adoption-request";
    }

    @Override
    public Map<String, Object> shows(Person person) {
        return Map.of("entryOptions", Choices.of(toolbox.current(), Toolbox.Named::slug, Toolbox.Named::name), "authorityOptions",
                Choices.authorities(network, authority -> person.isIn(authority.group())));
    }

    @Override
    public Opening open(Person person, Answer answer) {
        ToolboxEntry entry = toolbox.find(answer.entry()).orElseThrow();
        if (!toolbox.beginAdoption(entry.slug(), answer.authority(), answer.plannedGoLive(), answer.responsible())) {
            throw Refusal.of("entry", "Ihre Behörde ist schon dabei, „" + entry.name() + "“ zu übernehmen.");
        }
        return new Opening(entry.number(), "adoptionWished", Map.of("title", entry.name(), "entry", entry.slug(), "authority",
                answer.authority(), "begun", true, "stage", "Übernahme"));
    }
}
