package de.vorhabenpfad.network;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The network as it is since the last start: what the file says, and what it said before (retired). Never changes while
 * the product runs.
 */
public final class Network {

    private final Authority coordinating;
    private final Map<String, Authority> authorities;
    private final Map<String, Workshop> workshops;
    private final Map<String, Person> people;
    private final Set<String> formerPeople;
    private final List<LocalDate> meetings;

    Network(Authority coordinating, Collection<Authority> authorities, Collection<Workshop> workshops, Collection<Person> people,
            Set<String> formerPeople, List<LocalDate> meetings) {
        this.coordinating = coordinating;
        this.authorities = authorities.stream().collect(Collectors.toUnmodifiableMap(Authority::id, Function.identity()));
        this.workshops = workshops.stream().collect(Collectors.toUnmodifiableMap(Workshop::id, Function.identity()));
        this.people = people.stream().collect(Collectors.toUnmodifiableMap(Person::account, Function.identity()));
        this.formerPeople = Set.copyOf(formerPeople);
        this.meetings = List.copyOf(meetings);
    }

    public Authority coordinating() {
        return coordinating;
    }

    /** Also finds a retired one. */
    public Optional<Authority> authority(String id) {
        return Optional.ofNullable(authorities.get(id));
    }

    /** Those that take part now, by name. */
    public List<Authority> authorities() {
        return authorities.values().stream().filter(authority -> !authority.retired()).sorted(Comparator.comparing(Authority::name))
                .toList();
    }

    /** Also finds a retired one. */
    public Optional<Workshop> workshop(String id) {
        return Optional.ofNullable(workshops.get(id));
    }

    /** Those that work now, by name. */
    public List<Workshop> workshops() {
        return workshops.values().stream().filter(workshop -> !workshop.retired()).sorted(Comparator.comparing(Workshop::name))
                .toList();
    }

    /** The workshop that takes a topic; empty only for a topic of a time before. */
    public Optional<Workshop> workshopFor(String topic) {
        return workshops().stream().filter(workshop -> workshop.topics().contains(topic)).findFirst();
    }

    public Optional<Person> person(String account) {
        return Optional.ofNullable(people.get(account));
    }

    /** Everybody the file names, by account. */
    public List<Person> people() {
        return people.values().stream().sorted(Comparator.comparing(Person::account)).toList();
    }

    /** Accounts that the file named once and names no more. */
    public Set<String> formerPeople() {
        return formerPeople;
    }

    /** The panel's first meeting after the day, if one is planned. */
    public Optional<LocalDate> nextMeeting(LocalDate after) {
        return meetings.stream().filter(day -> day.isAfter(after)).findFirst();
    }

    /** Name of an authority or workshop id, retired ones included; the id itself where nobody of that name is known. */
    public String nameOf(String id) {
        return authority(id).map(Authority::name).or(() -> workshop(id).map(Workshop::name)).orElse(id);
    }
}
