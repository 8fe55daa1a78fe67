package de.vorhabenpfad.portal;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.portal.OpenSteps.OpenStep;
import org.jspecify.annotations.Nullable;

/**
 * An open step as the case page shows it.
 *
 * @param who with whom it lies, in words
 * @param task its id in Tasklist if the person may work on it, else null
 */
record ShownStep(String name, String who, @Nullable Moment due, boolean overdue, @Nullable String task) {

    static ShownStep of(OpenStep step, Person person, Names names, LocalDate today) {
        LocalDate due = step.due();
        return new ShownStep(step.name(), who(step, names), due == null ? null : Moment.day(due), due != null && due.isBefore(today),
                isFor(step, person) ? step.task() : null);
    }

    private static boolean isFor(OpenStep step, Person person) {
        if (step.assignee() != null) {
            return step.assignee().equals(person.account());
        }
        return step.accounts().contains(person.account()) || !Collections.disjoint(step.groups(), person.groups());
    }

    private static String who(OpenStep step, Names names) {
        if (step.assignee() != null) {
            return names.person(step.assignee());
        }
        List<String> all = Stream.concat(step.accounts().stream().map(names::person), step.groups().stream().map(group -> duty(group, names)))
                .distinct().toList();
        return all.isEmpty() ? "noch niemand" : all.stream().collect(Collectors.joining(" oder "));
    }

    private static String duty(String group, Names names) {
        if (group.startsWith("workshop-")) {
            return "Werkstatt " + names.unit(group.substring("workshop-".length()));
        }
        if (group.startsWith("authority-")) {
            return names.unit(group.substring("authority-".length()));
        }
        return switch (group) {
            case Person.COORDINATION -> "Koordinierungsstelle";
            case Person.PANEL -> "Panel";
            case Person.ASSESSORS -> "Bewertungskreis";
            case Person.PROPOSERS -> "Vorschlagende";
            case Person.ADMIN -> "Betrieb";
            default -> group;
        };
    }
}
