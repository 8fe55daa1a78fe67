package de.vorhabenpfad.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import de.vorhabenpfad.casefile.CaseSearch;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The search over the initiatives that a person may see, by number, title, text, stage and workshop. */
@Controller
final class SearchPage {

    private static final int SIZE = 20;
    private static final int LONGEST_TEXT = 200;

    private final CaseViews cases;
    private final CaseSearch search;
    private final Network network;
    private final Names names;

    SearchPage(CaseViews cases, CaseSearch search, Network network, Names names) {
        this.cases = cases;
        this.search = search;
        this.network = network;
        this.names = names;
    }

    /** A line of the result. */
    record Line(String number, String title, String stage, @Nullable String workshop, Moment submitted) {
    }

    /** The result and where one is in it; pages are counted from 1. */
    record Result(List<Line> lines, long total, int page, int pages) {
    }

    @GetMapping("/suche")
    String show(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String werkstatt, @RequestParam(defaultValue = "1") String seite,
            @RequestAttribute Person person, Model model) {
        String words = words(text);
        String number = words.toUpperCase(Locale.ROOT);
        if (InitiativeNumber.looksLikeOne(number) && cases.opens(number, person)) {
            return "redirect:/vorhaben/" + number;
        }
        Stage stage = Arrays.stream(Stage.values()).filter(one -> one.code().equals(phase)).findFirst().orElse(null);
        String workshop = network.workshop(werkstatt).isPresent() ? werkstatt : null;
        CaseSearch.Filter filter = new CaseSearch.Filter(words.isEmpty() ? null : words, stage, workshop, null, null,
                person.seesEverything() ? null : person.participations());
        model.addAttribute("text", words);
        model.addAttribute("phase", stage == null ? "" : stage.code());
        model.addAttribute("werkstatt", workshop == null ? "" : workshop);
        model.addAttribute("stages", Arrays.stream(Stage.values()).map(one -> new FormField.Option(one.code(), one.label())).toList());
        model.addAttribute("workshops", network.workshops().stream().map(one -> new FormField.Option(one.id(), one.name())).toList());
        model.addAttribute("result", result(filter, pageNumber(seite)));
        return "suche";
    }

    /** The page asked for, or the last one there is. */
    private Result result(CaseSearch.Filter filter, int wanted) {
        CaseSearch.Page found = search.find(filter, wanted - 1, SIZE);
        int pages = (int) Math.max(1, (found.total() + SIZE - 1) / SIZE);
        if (wanted > pages) {
            return result(filter, pages);
        }
        return new Result(found.hits().stream().map(this::line).toList(), found.total(), wanted, pages);
    }

    private Line line(CaseSearch.Hit hit) {
        String stage = hit.outcome() == null ? hit.stage().label() : hit.stage().label() + ": " + hit.outcome().label();
        return new Line(hit.number(), hit.title(), stage, hit.workshop() == null ? null : names.unit(hit.workshop()),
                Moment.day(hit.submittedAt()));
    }

    /** Shortened to what a search needs, without the character that the database takes in no text. */
    static String words(String text) {
        String words = text.replace("\0", "").strip();
        return words.codePointCount(0, words.length()) <= LONGEST_TEXT ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_TEXT));
    }

    static int pageNumber(String text) {
        return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
    }
}
