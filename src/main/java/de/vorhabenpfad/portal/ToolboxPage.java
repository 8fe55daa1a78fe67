package de.vorhabenpfad.portal;

import java.io.IOException;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import de.vorhabenpfad.toolbox.ToolboxSearch;
import de.vorhabenpfad.trail.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The toolbox for people: the list with its search, and the page of each entry. */
@Controller
final class ToolboxPage {

    private final ToolboxSearch search;
    private final EntryViews entries;
    private final EntryDocuments documents;
    private final CaseViews cases;
    private final ToolboxKinds kinds;
    private final Network network;
    private final Names names;

    ToolboxPage(ToolboxSearch search, EntryViews entries, EntryDocuments documents, CaseViews cases, ToolboxKinds kinds, Network network, Names names) {
        this.search = search;
        this.entries = entries;
        this.documents = documents;
        this.cases = cases;
        this.kinds = kinds;
        this.network = network;
        this.names = names;
    }

    /** An entry in the list. */
    record Card(String slug, String name, String shortDescription, String kind, String workshop, int users, boolean network,
            Moment published) {
    }

    /** The result and where one is in it; pages are counted from 1. */
    record Result(List<Card> cards, long total, int page, int pages) {
    }

    /** An authority that uses the entry or is about to; {@code since} is null before it has gone live, when {@code planned} says for when it is planned. */
    record User(String authority, boolean inUse, @Nullable Moment since, Moment planned, @Nullable String variant) {
    }

    /** The sums of the reports, in German figures. */
    record Sums(int reports, @Nullable String hours, String satisfaction) {
    }

    @GetMapping("/werkzeugkasten")
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String art,
            @RequestParam(defaultValue = "") String werkstatt, @RequestParam(defaultValue = "") String behoerde,
            @RequestParam(defaultValue = "1") String seite, @RequestAttribute(required = false) @Nullable Person person, Model model) {
        ToolboxQuery query = ToolboxQuery.lenient(new ToolboxQuery.Asked(seite, null, text, art, werkstatt, behoerde), kinds.codes(),
                id -> network.workshop(id).isPresent(), id -> network.authority(id).isPresent());
        model.addAttribute("text", orEmpty(query.text()));
        model.addAttribute("art", orEmpty(query.kind()));
        model.addAttribute("werkstatt", orEmpty(query.workshop()));
        model.addAttribute("behoerde", orEmpty(query.authority()));
        model.addAttribute("all", query.asksForAll());
        model.addAttribute("kinds", kinds.all());
        model.addAttribute("workshops", network.workshops().stream().map(one -> new FormField.Option(one.id(), one.name())).toList());
        model.addAttribute("authorities", network.authorities().stream().map(one -> new FormField.Option(one.id(), one.name())).toList());
        model.addAttribute("result", result(query, person));
        model.addAttribute("feed", "/werkzeugkasten/feed.atom");
        return "werkzeugkasten";
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The page asked for, or the last one there is. */
    private Result result(ToolboxQuery query, @Nullable Person person) {
        ToolboxSearch.Page found = search.find(query.filter(person), query.page(), query.size());
        int pages = (int) Math.max(1, (found.total() + query.size() - 1) / query.size());
        if (query.page() >= pages) {
            return result(query.onPage(pages - 1), person);
        }
        return new Result(found.hits().stream().map(this::card).toList(), found.total(), query.page() + 1, pages);
    }

    private Card card(ToolboxSearch.Hit hit) {
        return new Card(hit.slug(), hit.name(), hit.shortDescription(), kinds.word(hit.kind()), names.unit(hit.workshop()), hit.users(),
                hit.visibility().equals("network"), Moment.day(hit.publishedAt()));
    }

    @GetMapping("/werkzeugkasten/{slug}")
    String entry(@PathVariable String slug, @RequestAttribute(required = false) @Nullable Person person, Model model) {
        EntryView view = entries.open(slug, person);
        ToolboxEntry entry = view.entry();
        model.addAttribute("view", view);
        model.addAttribute("entry", entry);
        model.addAttribute("kind", kinds.word(entry.kind()));
        model.addAttribute("repository", AnswerWords.isWebAddress(entry.repositoryUrl()) ? entry.repositoryUrl() : null);
        model.addAttribute("workshop", names.unit(entry.workshop()));
        model.addAttribute("lead", names.unit(view.leadAuthority()));
        model.addAttribute("maintainer", names.unit(entry.maintainer()));
        model.addAttribute("published", Moment.day(entry.publishedAt()));
        model.addAttribute("retired", entry.retiredAt() == null ? null : Moment.day(entry.retiredAt()));
        model.addAttribute("users", view.usages().stream().map(this::user).sorted(Comparator.comparing((User user) -> !user.inUse())
                .thenComparing(User::authority)).toList());
        model.addAttribute("stages", ShownStage.line(Stage.CLOSED, view.stages()).stream()
                .filter(stage -> !stage.label().equals(Stage.CLOSED.label())).toList());
        model.addAttribute("sections", view.dossier().stream().map(section -> new ShownSection(section.heading(), Moment.day(section.on()),
                section.answers())).toList());
        model.addAttribute("sums", sums(view.benefit()));
        model.addAttribute("caseNumber", person != null && cases.opens(entry.number(), person) ? entry.number() : null);
        return "werkzeugkasten-eintrag";
    }

    @GetMapping("/werkzeugkasten/{slug}/dokumente/{id}")
    void document(@PathVariable String slug, @PathVariable String id, @RequestAttribute(required = false) @Nullable Person person,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        ToolboxEntry entry = entries.find(slug, person);
        request.setAttribute(Exports.PUBLIC, entry.isPublic() ? true : null);
        Origin.current().ifPresent(origin -> origin.concerns(entry.number()));
        documents.handOut(entry, id, response);
    }

    /** A section of the dossier. */
    record ShownSection(String heading, Moment on, List<ShownAnswer> answers) {
    }

    private User user(Adoption usage) {
        return new User(names.unit(usage.authority()), usage.status() == Adoption.Status.IN_USE,
                usage.goLiveOn() == null ? null : Moment.day(usage.goLiveOn()), Moment.day(usage.plannedGoLive()), usage.variant());
    }

    private static @Nullable Sums sums(EntryView.@Nullable Benefit benefit) {
        if (benefit == null) {
            return null;
        }
        NumberFormat german = NumberFormat.getInstance(Locale.GERMANY);
        return new Sums(benefit.reports(), benefit.hoursSavedPerYear() == null ? null : german.format(benefit.hoursSavedPerYear()),
                german.format(benefit.satisfaction()));
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refused, HttpServletRequest request) {
        return EntryViews.unknown(refused, request);
    }
}
