package de.vorhabenpfad.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login of our own pages. */
@Controller
final class SignInPage {

    private final SignIn signIn;

    SignInPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/anmelden")
    String form(@RequestParam(defaultValue = "/suche") String weiter, Model model) {
        model.addAttribute("weiter", inside(weiter));
        return "anmelden";
    }

    @PostMapping("/anmelden")
    String signIn(@RequestParam(defaultValue = "/suche") String weiter, @RequestParam(defaultValue = "") String konto,
            @RequestParam(defaultValue = "") String passwort, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!konto.isBlank() && signIn.signIn(request, konto.strip(), passwort)) {
            return "redirect:" + inside(weiter);
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        model.addAttribute("weiter", inside(weiter));
        model.addAttribute("konto", konto);
        model.addAttribute("fehler", "Konto oder Passwort stimmen nicht. Nach mehreren Versuchen bitte einige Sekunden warten.");
        return "anmelden";
    }

    @PostMapping("/abmelden")
    String signOut(HttpServletRequest request) {
        signIn.signOut(request);
        return "redirect:/anmelden";
    }

    /** Only an address of our own: a login must not lead to a foreign page. */
    private static String inside(String wanted) {
        return wanted.startsWith("/") && !wanted.startsWith("//") && !wanted.contains("\\") && !wanted.contains("\n") && !wanted.contains("\r")
                ? wanted : "/suche";
    }
}
