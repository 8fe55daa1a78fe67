package de.vorhabenpfad.portal;

import java.util.List;
import java.util.Optional;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.similarity.PriorWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of prior work beside the idea form, as a piece of a page. It is empty where nothing fits, and says so while the index is being built. */
@Controller
final class SimilarList {

    private static final int MOST = 5;
    /** A list beside a form must be worth a glance; the API also gives what is less alike. */
    private static final double WORTH_SHOWING = 0.03;

    private final PriorWork priorWork;
    private final CaseViews cases;
    private final Names names;

    SimilarList(PriorWork priorWork, CaseViews cases, Names names) {
        this.priorWork = priorWork;
        this.cases = cases;
        this.names = names;
    }

    /**
     * A line of the list.
     *
     * @param what stage of an initiative; "Werkzeugkasten" for an entry
     * @param link where the person may read more, or null
     */
    record Hit(String title, String what, @Nullable String authority, @Nullable String link) {
    }

    /** By POST, so that what somebody types stands in no address, and so in no log of a server on the way. */
    @PostMapping("/vorschlagen/aehnliches")
    String show(@RequestParam(defaultValue = "") String text, @RequestAttribute(required = false) @Nullable Person person, Model model) {
        Optional<List<PriorWork.Found>> found = priorWork.find(text.substring(0, Math.min(text.length(), SimilarQuery.LONGEST)), MOST,
                person == null ? PriorWork.Audience.EVERYBODY : PriorWork.Audience.NETWORK);
        if (found.isEmpty()) {
            return "similar :: building";
        }
        model.addAttribute("hits", found.get().stream().filter(one -> one.score() >= WORTH_SHOWING).map(one -> hit(one, person)).toList());
        return "similar :: list(hits=${hits})";
    }

    private Hit hit(PriorWork.Found found, @Nullable Person person) {
        String authority = found.authority() == null ? null : names.unit(found.authority());
        if (found.entry() != null) {
            return new Hit(found.title(), "Werkzeugkasten", authority, "/werkzeugkasten/" + found.entry());
        }
        boolean opens = person != null && cases.opens(found.number(), person);
        return new Hit(found.title(), "Vorhaben, Phase " + found.stage().label(), authority, opens ? "/vorhaben/" + found.number() : null);
    }
}
