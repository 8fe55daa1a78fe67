package de.vorhabenpfad.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Shows pages as they are in an installation that is set up in another way than the one under test: with all that the operator may say about
 * itself, or without a mail server.
 */
@TestComponent
public class OtherSettings implements HandlerInterceptor, WebMvcConfigurer {

    /** Added to an address of a page. */
    public static final String ALL_SET = "alles-gesetzt";
    public static final String NO_MAIL_SERVER = "ohne-mailserver";

    private static final Operator OPERATOR = new Operator("Bundesamt für Musterangelegenheiten und Beispielverwaltungsvorgänge", "Musterweg 1; 12345 Musterstadt",
            "vorhabenpfad-ansprechstelle@musterangelegenheiten.example.org", "030 18 000-0", "die Präsidentin des Amtes",
            "datenschutz@musterangelegenheiten.example.org, Musterweg 1, 12345 Musterstadt",
            "Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit", "zehn Jahre nach Abschluss des Vorhabens", "ein Jahr",
            "Referat Z 3 – Barrierefreiheit", "am 02.11.2026", "am 30.11.2026 durch Selbstbewertung", "https://example.org/video",
            "Offizielle Website – Bundesrepublik Deutschland");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // after the frame of the page has said who runs it
        registry.addInterceptor(this).order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getParameter(ALL_SET) != null) {
            request.setAttribute("operator", OPERATOR);
        }
        return true;
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && request.getParameter(NO_MAIL_SERVER) != null) {
            page.addObject("file", "/var/lib/vorhabenpfad/mails/2026-11-30-bestaetigung-V-2026-0042-9f1b7a0c.eml");
        }
    }
}
