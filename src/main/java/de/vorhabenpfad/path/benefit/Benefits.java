package de.vorhabenpfad.path.benefit;

import java.util.List;

import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import org.springframework.stereotype.Component;

/** What the model of the benefit review asks of the toolbox. */
@Component("benefits")
public class Benefits {

    private final Toolbox toolbox;

    Benefits(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /** Ids of the authorities that use the result. */
    public List<String> users(String number) {
        return toolbox.ofInitiative(number).stream().flatMap(entry -> toolbox.adoptions(entry.slug()).stream())
                .filter(adoption -> adoption.goLiveOn() != null && adoption.status() != Adoption.Status.ABANDONED).map(Adoption::authority).distinct().toList();
    }
}
