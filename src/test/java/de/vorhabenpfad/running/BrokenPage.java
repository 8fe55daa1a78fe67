package de.vorhabenpfad.running;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that cannot be reached in the product under test as it is set up: one that breaks down, and one of the sign-on. Their addresses are below one that is open to everybody. */
@TestComponent
@Controller
class BrokenPage {

    static final String ADDRESS = "/vorschlagen/kaputt";
    static final String SIGN_ON_FAILED = "/vorschlagen/anmeldung-fehlgeschlagen";

    @GetMapping(ADDRESS)
    String show() {
        throw new IllegalStateException("This page is broken, for the tests.");
    }

    /** What people read whom the service for signing in did not know. */
    @GetMapping(SIGN_ON_FAILED)
    String signOnFailed(Model model) {
        model.addAttribute("fehler", "Der Anmeldedienst ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal.");
        model.addAttribute("weiter", "/suche");
        return "anmeldung-fehlgeschlagen";
    }
}
