package de.vorhabenpfad.portal.proposer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.path.CaseContext;
import de.vorhabenpfad.portal.AnswerWords;
import de.vorhabenpfad.portal.Events;
import de.vorhabenpfad.portal.Moment;
import de.vorhabenpfad.portal.ShownAnswer;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of a case file is told to a proposer without an account: decisions whose form says that the reason goes to the
 * proposer, the yes of a workshop, what the proposer did, and the end. No name, no score, nothing of other authorities.
 */
@Component
class WhatWasTold {

    /** How the label of a reason begins to say who will read it. */
    private static final String TO_PROPOSER = "geht an die vorschlagende Person";
    private static final Set<String> ANSWERS = Set.of("decision", "reason", "until", "forwardTo", "workshop");
    private static final Set<String> OWN = Set.of("reviseProposal", "proposalReceived", "withdrawalRequested");
    private static final Set<String> EVENTS = Set.of("closed", "withdrawalTooLate", "published");

    private final CaseContext names;
    private final AnswerWords words;
    private final Events events;
    private final Toolbox toolbox;

    WhatWasTold(CaseContext names, AnswerWords words, Events events, Toolbox toolbox) {
        this.names = names;
        this.words = words;
        this.events = events;
        this.toolbox = toolbox;
    }

    /**
     * One thing that was decided or done; without answers it is a sentence.
     *
     * @param referredTo what they are told to look at instead, or null
     */
    record Told(Moment at, String title, List<ShownAnswer> answers, @Nullable ReferredTo referredTo) {
    }

    /**
     * What is there already.
     *
     * @param link where everybody may read it, or null
     */
    record ReferredTo(String label, String name, @Nullable String link) {
    }

    /** Newest first. */
    List<Told> of(CaseFile file) {
        List<Told> told = new ArrayList<>();
        for (Entry entry : file.entries()) {
            if (entry.kind() == Entry.Kind.EVENT) {
                if (EVENTS.contains(entry.text("event"))) {
                    told.add(new Told(Moment.day(entry.at()), events.sentence(entry), List.of(), null));
                }
            } else if (isTold(entry)) {
                told.add(new Told(Moment.day(entry.at()), names.nameOf(entry), words.of(entry, ANSWERS), referredTo(entry)));
            }
        }
        Collections.reverse(told);
        return told;
    }

    private @Nullable ReferredTo referredTo(Entry entry) {
        String target = entry.text("referTo");
        if (target == null || entry.form() == null) {
            return null;
        }
        String label = words.label(entry.form(), "referTo");
        // what is not public is named as the office named it, and its title is nobody's business outside
        return toolbox.find(target).filter(ToolboxEntry::isPublic).map(tool -> new ReferredTo(label, tool.name(), "/werkzeugkasten/" + target))
                .orElse(new ReferredTo(label, target, null));
    }

    private boolean isTold(Entry entry) {
        String step = String.valueOf(entry.step());
        // coordination withdraws with a reason of its own, which nobody said would reach the proposer
        boolean own = OWN.contains(step) && (!entry.is("withdrawalRequested") || Entry.PROPOSER.equals(entry.author()));
        return own || entry.is("acceptIntoWorkshop") && entry.decided("accept") || goesToProposer(entry);
    }

    private boolean goesToProposer(Entry entry) {
        return entry.form() != null && entry.answers().containsKey("decision") && words.label(entry.form(), "reason").contains(TO_PROPOSER);
    }
}
