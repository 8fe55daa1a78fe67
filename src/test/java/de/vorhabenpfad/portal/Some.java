package de.vorhabenpfad.portal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Person;

/** Small things that several tests need. */
final class Some {

    static final Instant AT = Instant.parse("2026-03-02T09:15:30.123456Z");

    /** Ids in brackets stand for names, so that a test sees which name was asked for. */
    static final Names NAMES = new Names() {

        @Override
        public String unit(String id) {
            return "[unit " + id + "]";
        }

        @Override
        public String entry(String slug) {
            return "[entry " + slug + "]";
        }

        @Override
        public String person(String account) {
            return "[person " + account + "]";
        }
    };

    private Some() {
    }

    static Person person(String account, String... groups) {
        return new Person(account, account, null, Set.of(groups));
    }

    static Entry step(String step, String form, String author, Map<String, Object> answers) {
        return new Entry(1, Entry.Kind.STEP, step, null, 1, author, AT, answers, form, 1);
    }

    static Entry event(Map<String, Object> answers) {
        return new Entry(2, Entry.Kind.EVENT, null, null, 1, Entry.SYSTEM, AT, answers, null, null);
    }

    static Entry eventAbout(String about, Map<String, Object> answers) {
        return new Entry(3, Entry.Kind.EVENT, null, about, 1, Entry.SYSTEM, AT, answers, null, null);
    }
}
