package de.vorhabenpfad.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.FormView;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.PeopleStart;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import jakarta.servlet.http.HttpServletRequest;
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
    private final PeopleStart people;
    private final Forms forms;
    private final Network network;

    AdoptionPage(EntryViews entries, Toolbox toolbox, PeopleStart people, Forms forms, Network network) {
        this.entries = entries;
        this.toolbox = toolbox;
        this.people = people;
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
        if (person == null) {
            // the session has ended while somebody was typing; what they typed is not lost
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
        if (person == null && !entries.isPublic(slug)) {
            return signedOut(slug, typed, model);
        }
        ToolboxEntry entry = entries.find(slug, person);
        if (person == null) {
            return form(entry, null, typed, List.of(new Refusal.Field("", "Sie sind nicht mehr angemeldet. Bitte melden Sie sich in einem neuen "
                    + "Fenster an und schicken Sie das Formular dann noch einmal ab; Ihre Angaben stehen noch hier.")), model);
        }
        if (person.contactOf().isEmpty()) {
            return notAContact(entry, model, response);
        }
        try {
            people.start(person, FORM, answers(entry, typed));
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

    /** The same for an entry of the network and for one that there is not: nobody learns which there are, and what was typed is shown. */
    private String signedOut(String slug, Map<String, String> typed, Model model) {
        FormSchema form = forms.get(FORM);
        model.addAttribute("typed", FIELDS.stream().filter(key -> !typed.getOrDefault(key, "").isBlank())
                .map(key -> new Typed(form.field(key).map(FormField::label).orElse(key), word(key, typed.get(key)))).toList());
        EntryViews.leadBack(slug, "/uebernehmen", model);
        return "werkzeugkasten-abgemeldet";
    }

    /** Question and what was typed. */
    record Typed(String label, String text) {
    }

    private String word(String key, String value) {
        return key.equals("authority") ? network.nameOf(value) : value;
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

    private String form(ToolboxEntry entry, @Nullable Person person, Map<String, String> typed, List<Refusal.Field> errors, Model model) {
        List<Authority> own = (person == null ? Stream.ofNullable(typed.get("authority")) : person.contactOf().stream())
                .map(network::authority).flatMap(Optional::stream).toList();
        Map<String, String> values = new LinkedHashMap<>(typed);
        if (own.size() == 1) {
            values.putIfAbsent("authority", own.get(0).id());
        }
        model.addAttribute("entry", entry);
        model.addAttribute("contact", true);
        model.addAttribute("running", person == null ? List.of() : own.stream()
                .filter(authority -> toolbox.runningAdoption(entry.slug(), authority.id()).isPresent()).map(Authority::name).toList());
        // a message about the entry, which is not asked for here, leads to no field
        model.addAttribute("errors", errors.stream().map(one -> FIELDS.contains(one.key()) ? one : new Refusal.Field("", one.message())).toList());
        model.addAttribute("view", view(values, Map.of("authorityOptions", Choices.of(own, Authority::id, Authority::name)), errors));
        return "werkzeugkasten-uebernehmen";
    }

    /** The form without the question which entry it is: that is the page it was opened from. */
    private FormView view(Map<String, String> values, Map<String, ?> shown, List<Refusal.Field> errors) {
        FormView whole = FormView.of(forms.get(FORM), values, shown, errors);
        return new FormView(whole.id(), whole.parts().stream().filter(part -> !part.key().equals("entry")).toList(), whole.errors());
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refused, HttpServletRequest request) {
        return EntryViews.unknown(refused, request);
    }
}
