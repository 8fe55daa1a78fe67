package de.vorhabenpfad.portal.proposer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contact;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.deadlines.Deadlines;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.FormView;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.forms.MailAddress;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.ProposersPart;
import de.vorhabenpfad.portal.Moment;
import de.vorhabenpfad.portal.ShownStage;
import de.vorhabenpfad.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of a proposer without an account, behind a secret link: confirm the idea, see where it stands and why, answer what
 * is asked, take it back.
 */
@Controller
final class StatusPage {

    private static final String TASK = "aufgabe";
    private static final String TOO_OFTEN = "In der letzten Stunde kamen zu viele solche Anfragen. Bitte versuchen Sie es später noch einmal.";

    private final StatusLinks links;
    private final Drafts drafts;
    private final Submissions submissions;
    private final CaseFiles caseFiles;
    private final Contacts contacts;
    private final ProposersPart part;
    private final WhatWasTold told;
    private final Forms forms;
    private final ProposerMails mails;
    private final SubmissionLimit limit;
    private final TransactionTemplate transaction;
    private final Deadlines deadlines;
    private final Trail trail;

    StatusPage(StatusLinks links, Drafts drafts, Submissions submissions, CaseFiles caseFiles, Contacts contacts, ProposersPart part,
            WhatWasTold told, Forms forms, ProposerMails mails, SubmissionLimit limit, TransactionTemplate transaction, Deadlines deadlines, Trail trail) {
        this.links = links;
        this.drafts = drafts;
        this.submissions = submissions;
        this.caseFiles = caseFiles;
        this.contacts = contacts;
        this.part = part;
        this.told = told;
        this.forms = forms;
        this.mails = mails;
        this.limit = limit;
        this.transaction = transaction;
        this.deadlines = deadlines;
        this.trail = trail;
    }

    /** The address is a secret: no search engine and no cache gets to know it; that browsers tell no page is said with all other headers. */
    @ModelAttribute
    void keepSecret(HttpServletResponse response) {
        keepAddressSecret(response);
    }

    static void keepAddressSecret(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping("/status/{token}")
    String show(@PathVariable String token, @RequestParam(defaultValue = "") String hinweis, HttpServletResponse response, Model model) {
        model.addAttribute("notice", hinweis);
        return page(token, response, model, Map.of(), Map.of(), List.of());
    }

    @PostMapping("/status/{token}/bestaetigen")
    String confirm(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<String> number = links.numberOf(token);
        if (number.isEmpty()) {
            return page(token, response, model, Map.of(), Map.of(), List.of());
        }
        submissions.confirm(number.get());
        return "redirect:/status/" + token + "?hinweis=bestaetigt";
    }

    @PostMapping("/status/{token}/verwerfen")
    String discard(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<String> number = links.numberOf(token).filter(one -> drafts.find(one).isPresent());
        // or it was confirmed in another window a moment ago
        if (number.isEmpty() || !submissions.discard(number.get())) {
            return page(token, response, model, Map.of(), Map.of(), List.of());
        }
        model.addAttribute("number", number.get());
        return "status-verworfen";
    }

    @PostMapping("/status/{token}/ueberarbeiten")
    String revise(@PathVariable String token, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response, Model model) {
        Optional<String> number = links.numberOf(token);
        Map<String, List<String>> answers = new LinkedHashMap<>(parameters);
        answers.remove(TASK);
        FormSchema form = number.flatMap(part::asked).map(ProposersPart.Asked::form).orElseGet(() -> forms.get("proposal-revision"));
        Map<String, Object> given = FormView.given(form, answers);
        if (number.isEmpty()) {
            return lost(response, model, form, given);
        }
        try {
            part.answer(number.get(), String.valueOf(parameters.getFirst(TASK)), given);
            return "redirect:/status/" + token + "?hinweis=ueberarbeitet";
        } catch (Refusal refusal) {
            return refused(token, response, model, form, given, Map.of(), refusal);
        }
    }

    @PostMapping("/status/{token}/zuruecknehmen")
    String withdraw(@PathVariable String token, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response, Model model) {
        FormSchema form = forms.get("withdrawal");
        Map<String, Object> given = FormView.given(form, new LinkedHashMap<>(parameters));
        Optional<String> number = links.numberOf(token).filter(one -> caseFiles.find(one).isPresent());
        if (number.isEmpty()) {
            return lost(response, model, form, given);
        }
        try {
            part.withdraw(number.get(), given);
            return "redirect:/status/" + token + "?hinweis=zurueckgenommen";
        } catch (Refusal refusal) {
            return refused(token, response, model, form, Map.of(), given, refusal);
        }
    }

    /** Whether the name may be told beside a published result: asked when the idea was sent in, and the proposer's to change at any time. */
    @PostMapping("/status/{token}/name")
    String publishName(@PathVariable String token, @RequestParam boolean nennen, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> number = links.numberOf(token).filter(one -> contacts.of(one).isPresent());
        if (number.isEmpty()) {
            return page(token, response, model, Map.of(), Map.of(), List.of());
        }
        boolean admitted = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean counted = contacts.of(number.get()).filter(contact -> contact.publishName() != nennen).isEmpty()
                    || limit.admits(SubmissionLimit.Kind.NAME, request.getRemoteAddr());
            if (counted && contacts.publishName(number.get(), nennen)) {
                trail.changed(Entry.PROPOSER, nennen ? "allow name" : "withhold name", null, number.get());
            }
            return counted;
        }));
        if (!admitted) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return page(token, response, model, Map.of(), Map.of(), List.of(new Refusal.Field("", TOO_OFTEN)));
        }
        return "redirect:/status/" + token + "?hinweis=name#name";
    }

    /** Asks for a new link. */
    @GetMapping("/status")
    String lostLink(Model model) {
        return linkPage(model, "", "", List.of());
    }

    /** Sends a new link if number and address belong together; says the same in every case, so that nobody can ask who proposed what. */
    @PostMapping("/status")
    String renew(@RequestParam(defaultValue = "") String nummer, @RequestParam(defaultValue = "") String email, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        String number = nummer.strip().toUpperCase(Locale.ROOT);
        List<Refusal.Field> wrong = new ArrayList<>();
        if (!InitiativeNumber.looksLikeOne(number)) {
            wrong.add(new Refusal.Field("nummer", "Bitte geben Sie die Nummer Ihres Vorschlags so an: V-2026-0042."));
        }
        if (email.isBlank()) {
            wrong.add(new Refusal.Field("email", "Bitte geben Sie Ihre E-Mail-Adresse an."));
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return linkPage(model, nummer, email, wrong);
        }
        boolean admitted = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean counted = limit.admits(SubmissionLimit.Kind.LINK, request.getRemoteAddr());
            if (counted && links.serves(number)) {
                contacts.of(number).map(Contact::email).or(() -> drafts.find(number).map(draft -> String.valueOf(draft.contact().get("email"))))
                        .filter(address -> address.equalsIgnoreCase(MailAddress.keptAs(email)))
                        .ifPresent(address -> mails.renewed(UUID.randomUUID().toString(), number, address, links.renew(number)));
            }
            return counted;
        }));
        if (!admitted) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return linkPage(model, nummer, email, List.of(new Refusal.Field("", TOO_OFTEN)));
        }
        model.addAttribute("sent", true);
        return linkPage(model, nummer, email, List.of());
    }

    /** Two questions that no form of the engine asks, shown as the questions of those forms are. */
    private static String linkPage(Model model, String number, String email, List<Refusal.Field> errors) {
        model.addAttribute("errors", errors);
        model.addAttribute("view", new FormView("status-link", List.of(
                question("nummer", "Nummer Ihres Vorschlags", "Zum Beispiel V-2026-0042. Sie steht in jeder unserer E-Mails.", number, errors),
                question("email", "E-Mail-Adresse, mit der Sie ihn eingereicht haben", null, email, errors)), errors));
        return "status-link";
    }

    private static FormView.Part question(String key, String label, @Nullable String hint, String value, List<Refusal.Field> errors) {
        String error = errors.stream().filter(one -> one.key().equals(key)).map(Refusal.Field::message).findFirst().orElse(null);
        return new FormView.Part("textfield", null, key, label, hint, true, null, List.of(value), List.of(), error, null);
    }

    private String refused(String token, HttpServletResponse response, Model model, FormSchema form, Map<String, Object> revision,
            Map<String, Object> withdrawal, Refusal refusal) {
        response.setStatus(refusal.kind().status());
        List<Refusal.Field> errors = refusal.fields().stream()
                .map(error -> form.field(error.key()).isPresent() && !error.key().equals("number") ? error : new Refusal.Field("", error.message())).toList();
        if (errors.isEmpty()) {
            errors = List.of(new Refusal.Field("", String.valueOf(refusal.getMessage())));
        }
        // what is said of the number is said of the whole: the proposal has moved on, and its form is not shown any more
        boolean formGone = refusal.kind().status() != 400 || refusal.fields().stream().anyMatch(field -> field.key().equals("number"));
        if (formGone) {
            model.addAttribute("typed", typed(form, revision.isEmpty() ? withdrawal : revision));
        }
        return page(token, response, model, revision, withdrawal, errors);
    }

    /** The link has ended: the words that were sent with it are shown, so that they can be kept. */
    private String lost(HttpServletResponse response, Model model, FormSchema form, Map<String, Object> given) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("typed", typed(form, given));
        return "status-unbekannt";
    }

    /** Question and what was typed. */
    record Typed(String label, String text) {
    }

    private static List<Typed> typed(FormSchema form, Map<String, Object> given) {
        return given.entrySet().stream().filter(one -> !String.valueOf(one.getValue()).isBlank())
                .map(one -> new Typed(form.field(one.getKey()).map(FormField::label).orElse(one.getKey()),
                        form.field(one.getKey()).map(field -> field.labelOf(one.getValue())).orElse(String.valueOf(one.getValue())))).toList();
    }

    private String page(String token, HttpServletResponse response, Model model, Map<String, Object> revision, Map<String, Object> withdrawal,
            List<Refusal.Field> errors) {
        model.addAttribute("token", token);
        model.addAttribute("errors", errors);
        Optional<String> number = links.numberOf(token);
        Optional<Drafts.Draft> draft = number.flatMap(drafts::find);
        if (draft.isPresent()) {
            model.addAttribute("draft", draft.get());
            return "status-entwurf";
        }
        Optional<CaseFile> file = number.flatMap(caseFiles::find);
        if (file.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "status-unbekannt";
        }
        Initiative initiative = file.get().initiative();
        model.addAttribute("number", initiative.number());
        model.addAttribute("title", initiative.title());
        model.addAttribute("idea", initiative.idea());
        model.addAttribute("outcome", initiative.outcome() == null ? null : initiative.outcome().label());
        model.addAttribute("stages", ShownStage.way(initiative.stage(), caseFiles.stages(initiative.number())));
        model.addAttribute("closed", initiative.closedAt() == null ? null : Moment.day(initiative.closedAt()));
        model.addAttribute("told", told.of(file.get()));
        model.addAttribute("screeningDays", deadlines.workingDays("screenProposal"));
        if (initiative.outcome() == null || initiative.outcome() == Outcome.HANDED_OVER) {
            contacts.of(initiative.number()).ifPresent(contact -> model.addAttribute("contact", contact));
        }
        part.asked(initiative.number()).ifPresent(asked -> {
            model.addAttribute("asked", asked);
            model.addAttribute("due", asked.due() == null ? null : Moment.day(asked.due()));
            Map<String, Object> values = revision.isEmpty() ? asked.shown() : revision;
            model.addAttribute("revision", FormView.of(asked.form(), values, asked.shown(), revision.isEmpty() ? List.of() : errors));
        });
        if (part.mayWithdraw(initiative.number())) {
            model.addAttribute("withdrawal", FormView.of(forms.get("withdrawal"), withdrawal, Map.of(), withdrawal.isEmpty() ? List.of() : errors));
        }
        return "status";
    }
}
