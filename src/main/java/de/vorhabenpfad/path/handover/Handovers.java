package de.vorhabenpfad.path.handover;

import java.util.List;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import org.springframework.stereotype.Component;

/** What the model of the handover asks of the case file. */
@Component("handovers")
public class Handovers {

    private final CaseFiles caseFiles;
    private final Network network;

    Handovers(CaseFiles caseFiles, Network network) {
        this.caseFiles = caseFiles;
        this.network = network;
    }

    /** Ids of the authorities that are asked whether they adopt the result; the maintainer is not asked. */
    public List<String> invited(String number) {
        Entry solution = Solution.latest(caseFiles.get(number)).orElseThrow();
        String maintainer = solution.text("maintainer");
        return switch (String.valueOf(solution.text("invite"))) {
            case "all" -> network.authorities().stream().map(Authority::id).filter(id -> !id.equals(maintainer)).toList();
            case "chosen" -> ((List<?>) solution.answers().get("invited")).stream().map(String::valueOf).toList();
            case "none" -> List.of();
            default -> throw new IllegalStateException(number + " does not say who is invited.");
        };
    }
}
