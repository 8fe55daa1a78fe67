package de.vorhabenpfad.path;

import java.util.List;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.network.Workshop;
import de.vorhabenpfad.toolbox.Toolbox;
import org.springframework.stereotype.Component;

/** Whose task it is. What is retired or unknown falls to the coordination office, so no task lies before nobody. */
@Component("duty")
public class Duties {

    private final Network network;
    private final CaseFiles caseFiles;
    private final Toolbox toolbox;

    Duties(Network network, CaseFiles caseFiles, Toolbox toolbox) {
        this.network = network;
        this.caseFiles = caseFiles;
        this.toolbox = toolbox;
    }

    /** The engine group of a workshop's leads. */
    public String workshop(String id) {
        return network.workshop(id).filter(workshop -> !workshop.retired()).map(Workshop::group).orElse(Person.COORDINATION);
    }

    /** The engine group of an authority's contacts. */
    public String authority(String id) {
        return network.authority(id).filter(authority -> !authority.retired()).map(Authority::group).orElse(Person.COORDINATION);
    }

    /** The contacts of the authority that looks after an entry. */
    public String maintainer(String slug) {
        return authority(toolbox.find(slug).orElseThrow().maintainer());
    }

    /** The proposer's account, or nobody. */
    public List<String> proposer(String number) {
        String account = caseFiles.get(number).initiative().proposer();
        return account == null ? List.of() : List.of(account);
    }

    /** The first extension since the last plan is coordination's, every further one the panel's. */
    public String extension(String number) {
        boolean first = caseFiles.get(number).allSince(entry -> entry.is("planPrototype"), "decideExtension").stream()
                .noneMatch(entry -> entry.decided("extend"));
        return first ? Person.COORDINATION : Person.PANEL;
    }

    /** Where there was no pilot, the panel has not seen the result yet and releases it. */
    public String publication(String number) {
        CaseFile file = caseFiles.get(number);
        return file.latest("decideHandover").isPresent() ? Person.COORDINATION : Person.PANEL;
    }
}
