package de.vorhabenpfad.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.CaseContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The case page: where an initiative stands, who has it, and all that was answered and decided. */
@Controller
final class CasePage {

    private final CaseViews cases;
    private final OpenSteps openSteps;
    private final CaseContext context;
    private final AnswerWords answers;
    private final Events events;
    private final Names names;
    private final AttachmentDesk attachments;
    private final Contacts contacts;
    private final Clock clock;

    CasePage(CaseViews cases, OpenSteps openSteps, CaseContext context, AnswerWords answers, Events events, Names names,
            AttachmentDesk attachments, Contacts contacts, Clock clock) {
        this.cases = cases;
        this.openSteps = openSteps;
        this.context = context;
        this.answers = answers;
        this.events = events;
        this.names = names;
        this.attachments = attachments;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** What the page says about the initiative as a whole; null where it is not known or has not happened. */
    record Facts(@Nullable String workshop, @Nullable String authority, @Nullable String topic, Moment submitted, @Nullable Moment closed,
            @Nullable String outcome, @Nullable String origin, @Nullable String link) {
    }

    @GetMapping("/vorhaben/{number}")
    String show(@PathVariable String number, @RequestAttribute Person person, Model model) {
        CaseView view = cases.open(number, person);
        Initiative initiative = view.initiative();
        model.addAttribute("number", initiative.number());
        model.addAttribute("title", initiative.title());
        model.addAttribute("idea", initiative.idea());
        model.addAttribute("stages", ShownStage.line(initiative.stage(), view.stages()));
        model.addAttribute("facts", facts(initiative));
        if (person.isIn(Person.COORDINATION)) {
            // whoever answers for the network must be able to call; nobody else needs to know
            contacts.of(initiative.number()).ifPresent(contact -> model.addAttribute("contact", contact));
        }
        model.addAttribute("steps", steps(initiative.number(), person));
        model.addAttribute("attachments", attachments.shown(AttachmentDesk.Visit.reading(number, person)));
        model.addAttribute("base", "/vorhaben/" + number + "/anlagen");
        model.addAttribute("entries", view.entries().stream().map(this::entry).toList());
        return "vorhaben";
    }

    private Facts facts(Initiative initiative) {
        return new Facts(initiative.workshop() == null ? null : names.unit(initiative.workshop()),
                initiative.authority() == null ? null : names.unit(initiative.authority()),
                initiative.topic() == null ? null : answers.choice("proposal", "topic", initiative.topic()),
                Moment.day(initiative.submittedAt()), initiative.closedAt() == null ? null : Moment.day(initiative.closedAt()),
                initiative.outcome() == null ? null : initiative.outcome().label(), initiative.origin(),
                AnswerWords.isWebAddress(initiative.link()) ? initiative.link() : null);
    }

    private List<ShownStep> steps(String number, Person person) {
        LocalDate today = LocalDate.now(clock);
        return CaseView.openSteps(openSteps.of(number), person).stream().map(step -> ShownStep.of(step, person, names, today)).toList();
    }

    private ShownEntry entry(Entry entry) {
        boolean event = entry.kind() == Entry.Kind.EVENT;
        return new ShownEntry(event ? events.sentence(entry) : context.nameOf(entry), event, entry.round(), Moment.minute(entry.at()),
                names.person(entry.author()), event ? Events.otherInitiative(entry) : null, event ? List.of() : answers.of(entry));
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refused) {
        return new ModelAndView("error/" + refused.status().value(), refused.status());
    }
}
