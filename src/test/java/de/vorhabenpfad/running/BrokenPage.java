package de.vorhabenpfad.running;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A page that breaks down, so that the page which is shown then can be looked at. Its address is below one that is open to everybody. */
@TestComponent
@Controller
class BrokenPage {

    static final String ADDRESS = "/vorschlagen/kaputt";

    @GetMapping(ADDRESS)
    String show() {
        throw new IllegalStateException("This page is broken, for the tests.");
    }
}
