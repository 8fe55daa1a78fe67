package de.vorhabenpfad.path.adoption;

import de.vorhabenpfad.path.Days;
import de.vorhabenpfad.toolbox.Adoption;

/** What an authority has planned, in words. */
final class Plan {

    private Plan() {
    }

    static String describe(Adoption adoption) {
        return "Geplante Inbetriebnahme: " + Days.german(adoption.plannedGoLive()) + "\nVerantwortlich: " + adoption.responsible()
                + (adoption.goLiveOn() == null ? "" : "\nIn Betrieb seit: " + Days.german(adoption.goLiveOn()))
                + (adoption.variant() == null ? "" : "\nAnpassung: " + adoption.variant());
    }
}
