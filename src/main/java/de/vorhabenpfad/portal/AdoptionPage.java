package de.vorhabenpfad.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * "Wir möchten das übernehmen": the form {@code adoption-request} for one entry, for contacts of authorities. The addresses of
 * the toolbox are open, so these ask for a login themselves.
 */
@Controller
final class AdoptionPage {

    private static final String FORM = "adoption-request";
    private static final List<String> FIELDS = List.of("authority", "plannedGoLive", "responsible", "reason");

    private final EntryViews entries;
    private final Toolbox toolbox;
    private final AdoptionRequests requests;
    private final Forms forms;
    private final Network network;

    AdoptionPage(EntryViews entries, Toolbox toolbox, AdoptionRequests requests, Forms forms, Network network) {
        this.entries = entries;
        this.toolbox = toolbox;
        this.requests = requests;
        this.forms = forms;
        this.network = network;
    }

    @GetMapping("/werkzeugkasten/{slug}/uebernehmen")
    String form(@PathVariable String slug, @RequestAttribute(required = false) @Nullable Person person, Model model,
            HttpServletResponse response) {
        if (person == null) {
            return "redirect:/anmelden?weiter=" + URLEncoder.encode("/werkzeugkasten/" + slug + "/uebernehmen", StandardCharsets.UTF_8);
        }
        ToolboxEntry entry = entries.find(slug, person);
        if (entry.isRetired()) {
            return "redirect:/werkzeugkasten/" + slug;
        }
        if (person.contactOf().isEmpty()) {
            return notAContact(entry, model, response);
        }
        return form(entry, person, Map.of(), List.of(), model);
    }

    @PostMapping("/werkzeugkasten/{slug}/uebernehmen")
    String send(@PathVariable String slug, @RequestParam Map<String, String> typed,
            @RequestAttribute(required = false) @Nullable Person person, Model model, HttpServletResponse response) {
        ToolboxEntry entry = entries.find(slug, person);
        if (person == null) {
            // the session has ended while somebody was typing; what they typed is not lost
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return form(entry, null, typed, List.of(new Refusal.Field("", "Sie sind nicht mehr angemeldet. Bitte melden Sie sich in einem neuen "
                    + "Fenster an und schicken Sie das Formular dann noch einmal ab; Ihre Angaben stehen noch hier.")), model);
        }
        if (person.contactOf().isEmpty()) {
            return notAContact(entry, model, response);
        }
        try {
            requests.send(person, answers(entry, typed));
        } catch (Refusal refusal) {
            if (isSentAlready(entry, person, typed)) {
                return sent(entry, typed);
            }
            response.setStatus(refusal.kind().status());
            return form(entry, person, typed,
                    refusal.fields().isEmpty() ? List.of(new Refusal.Field("", refusal.getMessage())) : refusal.fields(), model);
        }
        return sent(entry, typed);
    }

    private static Map<String, Object> answers(ToolboxEntry entry, Map<String, String> typed) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("entry", entry.slug());
        for (String key : FIELDS) {
            String value = typed.getOrDefault(key, "").strip();
            if (!value.isEmpty()) {
                // a form sends line ends as two characters; one is what was typed
                answers.put(key, value.replace("\r\n", "\n"));
            }
        }
        return answers;
    }

    /** Whether this very wish has arrived already, by a double click or a page sent again. */
    private boolean isSentAlready(ToolboxEntry entry, Person person, Map<String, String> typed) {
        String authority = typed.getOrDefault("authority", "");
        return person.contactOf().contains(authority) && toolbox.runningAdoption(entry.slug(), authority)
                .filter(running -> running.plannedGoLive().toString().equals(typed.getOrDefault("plannedGoLive", "").strip())
                        && running.responsible().equals(typed.getOrDefault("responsible", "").strip()))
                .isPresent();
    }

    private static String sent(ToolboxEntry entry, Map<String, String> typed) {
        return "redirect:/werkzeugkasten/" + entry.slug() + "/uebernahme?behoerde=" + typed.get("authority");
    }

    @GetMapping("/werkzeugkasten/{slug}/uebernahme")
    String sent(@PathVariable String slug, @RequestParam(defaultValue = "") String behoerde,
            @RequestAttribute(required = false) @Nullable Person person, Model model) {
        ToolboxEntry entry = entries.find(slug, person);
        Optional<Adoption> running = person != null && person.contactOf().contains(behoerde) ? toolbox.runningAdoption(slug, behoerde)
                : Optional.empty();
        if (running.isEmpty()) {
            return "redirect:/werkzeugkasten/" + slug;
        }
        model.addAttribute("entry", entry);
        model.addAttribute("authority", network.nameOf(behoerde));
        model.addAttribute("planned", Moment.day(running.get().plannedGoLive()));
        return "werkzeugkasten-uebernahme";
    }

    private String notAContact(ToolboxEntry entry, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("entry", entry);
        model.addAttribute("contact", false);
        return "werkzeugkasten-uebernehmen";
    }

    /** A field of the form as its page shows it; what it is called and how long an answer may be comes from the schema. */
    record ShownField(String key, String label, boolean required, @Nullable Integer longest, String value, @Nullable String error) {
    }

    /** A message at the top; {@code key} is that of the field it leads to, or null. */
    record ShownError(@Nullable String key, String message) {
    }

    private String form(ToolboxEntry entry, @Nullable Person person, Map<String, String> typed, List<Refusal.Field> errors, Model model) {
        List<Authority> own = (person == null ? Optional.ofNullable(typed.get("authority")).stream() : person.contactOf().stream())
                .map(network::authority).flatMap(Optional::stream).toList();
        Map<String, ShownField> fields = new LinkedHashMap<>();
        for (String key : FIELDS) {
            FormField field = forms.get(FORM).field(key).orElseThrow();
            String error = errors.stream().filter(one -> one.key().equals(key)).map(Refusal.Field::message).findFirst().orElse(null);
            fields.put(key, new ShownField(key, field.label(), field.rules().required(), field.rules().maxLength(), typed.getOrDefault(key, ""), error));
        }
        model.addAttribute("entry", entry);
        model.addAttribute("contact", true);
        model.addAttribute("authorities", own);
        model.addAttribute("running", person == null ? List.of() : own.stream()
                .filter(authority -> toolbox.runningAdoption(entry.slug(), authority.id()).isPresent()).map(Authority::name).toList());
        model.addAttribute("fields", fields);
        model.addAttribute("errors", errors.stream().map(one -> new ShownError(FIELDS.contains(one.key()) ? one.key() : null, one.message())).toList());
        return "werkzeugkasten-uebernehmen";
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refused) {
        return new ModelAndView("werkzeugkasten-unbekannt", refused.status());
    }
}
