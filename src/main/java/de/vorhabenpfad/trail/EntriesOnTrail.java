package de.vorhabenpfad.trail;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.EntryAppended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every entry of a case file is a change: a step that was completed, or something that happened. */
@Component
final class EntriesOnTrail {

    private final Trail trail;

    EntriesOnTrail(Trail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(EntryAppended appended) {
        Entry entry = appended.entry();
        String what = entry.kind() == Entry.Kind.STEP ? "complete " + entry.step() : "event " + entry.answers().get("event");
        trail.changed(entry.author(), what, entry.kind() == Entry.Kind.STEP ? null : entry.about(), appended.number());
    }
}
