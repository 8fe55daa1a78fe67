package de.vorhabenpfad.portal;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.springframework.stereotype.Component;

/** The names that the network and the toolbox know. */
@Component
final class KnownNames implements Names {

    private final Network network;
    private final People people;
    private final Toolbox toolbox;

    KnownNames(Network network, People people, Toolbox toolbox) {
        this.network = network;
        this.people = people;
        this.toolbox = toolbox;
    }

    @Override
    public String unit(String id) {
        return network.nameOf(id);
    }

    @Override
    public String entry(String slug) {
        return toolbox.find(slug).map(ToolboxEntry::name).orElse(slug);
    }

    @Override
    public String person(String account) {
        return switch (account) {
            case Entry.SYSTEM -> "Vorhabenpfad";
            case Entry.PROPOSER -> "Vorschlagende Person";
            case Person.ASSESSORS -> "Bewertungskreis";
            default -> people.name(account);
        };
    }
}
