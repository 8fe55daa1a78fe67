package de.vorhabenpfad.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: what this is, and where to go from here. */
@Controller
final class StartPage {

    @GetMapping("/")
    String show() {
        return "start";
    }
}
