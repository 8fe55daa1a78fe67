package de.vorhabenpfad.portal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose attachments a person sees by name: assessors are named only to themselves and to those who see everything. */
@Component
final class ShownAuthors {

    private static final Set<String> ABOUT_ATTACHMENTS = Set.of("attachmentAdded", "attachmentRemoved", "attachmentReleased", "attachmentWithheld");

    private final Network network;
    private final People people;

    ShownAuthors(Network network, People people) {
        this.network = network;
        this.people = people;
    }

    /** @param viewer null for the proposer without an account */
    String of(String author, @Nullable Person viewer) {
        boolean named = viewer != null && (viewer.seesEverything() || viewer.account().equals(author));
        // who assesses today, by the file or by a sign-on
        boolean assesses = Stream.of(network.person(author), people.find(author)).flatMap(Optional::stream).anyMatch(person -> person.isIn(Person.ASSESSORS));
        return named || !assesses ? author : Person.ASSESSORS;
    }

    /** The entries, where those about attachments name their authors as the person sees them. */
    List<Entry> in(List<Entry> entries, Person viewer) {
        return entries.stream().map(entry -> entry.kind() == Entry.Kind.EVENT && ABOUT_ATTACHMENTS.contains(String.valueOf(entry.text("event")))
                ? new Entry(entry.id(), entry.kind(), null, entry.about(), entry.round(), of(entry.author(), viewer), entry.at(), entry.answers(), null, null)
                : entry).toList();
    }
}
