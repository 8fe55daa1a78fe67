package de.vorhabenpfad.platform.access;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming and going, for our own pages and the web applications: by a password of ours, or where people sign on elsewhere, there. */
@Controller
final class SignInPage {

    /** Session attribute: where somebody wanted to go who had to sign on first. */
    static final String WANTED = "weiter";

    private final SignIn signIn;
    private final @Nullable SignOnWays signOn;

    SignInPage(SignIn signIn, ObjectProvider<SignOnWays> signOn) {
        this.signIn = signIn;
        this.signOn = signOn.getIfAvailable();
    }

    @GetMapping("/anmelden")
    String form(@RequestParam(defaultValue = "/suche") String weiter, @RequestParam Optional<String> fehler, @RequestParam Optional<String> gesendet,
            HttpServletRequest request, Model model) {
        if (signOn == null) {
            model.addAttribute("weiter", inside(weiter));
            model.addAttribute("gesendet", gesendet.isPresent());
            return "anmelden";
        }
        if (fehler.isPresent() || !signOn.isThere()) {
            // straight back would be a circle
            model.addAttribute("fehler", SignOnWays.message(fehler.orElse("anmeldedienst")));
            model.addAttribute("weiter", inside(weiter));
            return "anmeldung-fehlgeschlagen";
        }
        request.getSession().setAttribute(WANTED, inside(weiter));
        return "redirect:" + SignOnWays.START;
    }

    @PostMapping("/anmelden")
    String signIn(@RequestParam(defaultValue = "/suche") String weiter, @RequestParam(defaultValue = "") String konto,
            @RequestParam(defaultValue = "") String passwort, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (signOn != null) {
            return "redirect:/anmelden";
        }
        if (!konto.isBlank() && signIn.signIn(request, konto.strip(), passwort)) {
            return "redirect:" + inside(weiter);
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        model.addAttribute("weiter", inside(weiter));
        model.addAttribute("konto", konto);
        model.addAttribute("fehler", "Konto oder Passwort stimmen nicht. Nach mehreren Versuchen bitte einige Sekunden warten.");
        return "anmelden";
    }

    @PostMapping(path = "/abmelden", produces = MediaType.TEXT_HTML_VALUE)
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        return "redirect:" + leave(request, response);
    }

    /** For the web applications' scripts: says where the browser goes next. */
    @PostMapping(path = "/abmelden", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> signOutByScript(HttpServletRequest request, HttpServletResponse response) {
        return ResponseEntity.ok(Map.of("weiter", leave(request, response)));
    }

    private String leave(HttpServletRequest request, HttpServletResponse response) {
        // Tasklist keeps drafts of forms in the browser
        response.setHeader("Clear-Site-Data", "\"storage\"");
        try {
            return signOn == null ? "/anmelden" : signOn.goodbye(request);
        } finally {
            signIn.signOut(request);
        }
    }

    /** Only an address of our own: a login must not lead to a foreign page. */
    static String inside(@Nullable String wanted) {
        return wanted != null && wanted.startsWith("/") && !wanted.startsWith("//") && wanted.chars().noneMatch(sign -> Character.isISOControl(sign) || "\\{}".indexOf(sign) >= 0)
                ? wanted : "/suche";
    }
}
