package de.vorhabenpfad.portal.proposer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import de.vorhabenpfad.forms.FormView;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.notification.Post;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The idea form, open to everybody. Who has an account and may propose starts the initiative at once; from everybody else it
 * asks for a contact, and the idea waits until the address is confirmed.
 */
@Controller
final class ProposePage {

    /** The form as it was opened. */
    private static final String PAGE = "seite";
    /** A field that people do not see; robots fill it in. */
    private static final String TRAP = "webseite";

    private final Submissions submissions;
    private final Drafts drafts;
    private final Post post;
    /** Whoever tries the product sits at its machine; where people use it, a path on the server helps nobody and is nobody's business. */
    private final boolean namesFiles;

    ProposePage(Submissions submissions, Drafts drafts, Post post, @Value("${spring.datasource.url:}") String ownDatabase) {
        this.submissions = submissions;
        this.drafts = drafts;
        this.post = post;
        this.namesFiles = ownDatabase.isBlank();
    }

    @GetMapping("/vorschlagen")
    String form(@RequestAttribute(required = false) @Nullable Person person, Model model) {
        return page(model, person, UUID.randomUUID(), Map.of(), Map.of(), List.of());
    }

    @PostMapping("/vorschlagen")
    String submit(@RequestParam MultiValueMap<String, String> parameters, @RequestAttribute(required = false) @Nullable Person person,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        UUID page = page(parameters.getFirst(PAGE));
        boolean trapped = !Optional.ofNullable(parameters.getFirst(TRAP)).orElse("").isBlank();
        Map<String, List<String>> proposalParameters = new LinkedHashMap<>();
        Map<String, List<String>> contactParameters = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!name.equals(PAGE) && !name.equals(TRAP)) {
                // also of somebody who has signed in since the form was opened; then it is not needed any more
                boolean contact = submissions.contactForm().field(name).isPresent();
                (contact ? contactParameters : proposalParameters).put(name, values);
            }
        });
        Map<String, Object> proposal = FormView.given(submissions.proposalForm(), proposalParameters);
        Map<String, Object> contact = FormView.given(submissions.contactForm(), contactParameters);
        try {
            if (trapped) {
                throw Refusal.of(TRAP, "Bitte lassen Sie das Feld „Webseite“ leer. Es dient dazu, automatische Einsendungen zu erkennen.");
            }
            if (startsAtOnce(person)) {
                Submissions.Started started = submissions.start(page, person, proposal);
                return started.own() ? "redirect:/vorhaben/" + started.number() : "redirect:/vorschlagen/" + started.page();
            }
            return "redirect:/vorschlagen/" + submissions.submit(page, proposal, contact, request.getRemoteAddr());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(model, person, page, proposal, contact,
                    refusal.fields().isEmpty() ? List.of(new Refusal.Field("", String.valueOf(refusal.getMessage()))) : refusal.fields());
        } catch (Submissions.TooMany tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "3600");
            return page(model, person, page, proposal, contact, List.of(new Refusal.Field("",
                    "Gerade gehen sehr viele Vorschläge ein. Ihre Angaben stehen noch hier: Bitte lassen Sie diese Seite offen und senden Sie sie in einer Stunde noch einmal ab.")));
        }
    }

    /** What happens next, after the form was sent; or, of a form that was sent again later, that it has come in already. */
    @GetMapping("/vorschlagen/{page}")
    String sent(@PathVariable String page, HttpServletResponse response, Model model) {
        UUID id = page(page);
        Optional<String> waiting = drafts.waiting(id).map(Drafts.Draft::number);
        Optional<String> number = waiting.or(() -> drafts.sent(id).map(Drafts.Sent::number));
        if (number.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "error/404";
        }
        model.addAttribute("number", number.get());
        if (waiting.isEmpty()) {
            return "vorgeschlagen-schon";
        }
        model.addAttribute("days", Drafts.LIFE.toDays());
        model.addAttribute("mailed", post.hasServer());
        if (namesFiles && !post.hasServer()) {
            model.addAttribute("file", post.fileOf(ProposerMails.confirmKey(number.get())).toString());
        }
        return "vorgeschlagen";
    }

    private static boolean startsAtOnce(@Nullable Person person) {
        return person != null && person.isIn(Person.PROPOSERS);
    }

    private static UUID page(@Nullable String text) {
        try {
            return text == null ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // made up by whoever sent it: then it is a page of its own
            return UUID.randomUUID();
        }
    }

    private String page(Model model, @Nullable Person person, UUID page, Map<String, Object> proposal, Map<String, Object> contact,
            List<Refusal.Field> errors) {
        model.addAttribute("page", page.toString());
        model.addAttribute("errors", shown(errors));
        model.addAttribute("trapped", errors.stream().anyMatch(error -> error.key().equals(TRAP)));
        model.addAttribute("proposal", FormView.of(submissions.proposalForm(), proposal, Map.of(), errors));
        if (!startsAtOnce(person)) {
            model.addAttribute("contact", FormView.of(submissions.contactForm(), contact, submissions.choices(), errors));
        }
        return "vorschlagen";
    }

    /** A field that the forms do not know has no place on the page to lead to. */
    private List<Refusal.Field> shown(List<Refusal.Field> errors) {
        List<Refusal.Field> shown = new ArrayList<>();
        for (Refusal.Field error : errors) {
            boolean there = error.key().equals(TRAP) || submissions.proposalForm().field(error.key()).isPresent()
                    || submissions.contactForm().field(error.key()).isPresent();
            shown.add(there ? error : new Refusal.Field("", error.message()));
        }
        return shown;
    }
}
