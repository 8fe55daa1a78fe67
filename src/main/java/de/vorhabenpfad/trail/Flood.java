package de.vorhabenpfad.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.casefile.Entry;

/**
 * Keeps a flood out of the trail. Within a minute the first of equal records is written at once; the others are counted and
 * written at the minute's end as one. Of different ones, an account and a network each may fill {@value #OF_ONE} rows a minute, and
 * all that are not signed in together {@value #OF_STRANGERS}; what goes beyond is counted without its details. So what is kept here is
 * bounded as well. Guesses at an account that there is have {@value #OF_GUESSED} rows a minute of that account's own, so that nobody hides them behind
 * other refusals. What somebody with an account takes away always stands there with its details.
 */
final class Flood {

    static final int OF_ONE = 60;
    static final int OF_STRANGERS = 300;
    static final int OF_GUESSED = 10;
    /** In the place of what was done. */
    static final String FURTHER = "further";

    /** Records that are equal apart from the session, and how many more than the written one came. */
    private final Map<TrailRecord, Integer> counted = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private int strangers;

    /** A record that stands for so many. */
    record Counted(TrailRecord record, int times) {
    }

    /** @return the record to be written now, or nothing if it is counted only */
    synchronized Optional<TrailRecord> admit(TrailRecord record) {
        TrailRecord key = key(record);
        if (count(key)) {
            return Optional.empty();
        }
        boolean guessed = record.kind() == Kind.LOGIN_REFUSED && record.who() != null;
        boolean stranger = record.who() == null || record.who().equals(Entry.PROPOSER);
        String network = record.source() == null ? "" : AddressBlock.of(record.source());
        String whose = guessed ? "!" + record.who() : stranger ? "@" + network : String.valueOf(record.who());
        boolean full = rows.getOrDefault(whose, 0) >= (guessed ? OF_GUESSED : OF_ONE) || stranger && strangers >= OF_STRANGERS;
        if (!full || record.kind() == Kind.EXPORT && !stranger) {
            rows.merge(whose, 1, Integer::sum);
            strangers += stranger ? 1 : 0;
            counted.put(key, 0);
            return Optional.of(record);
        }
        // an account stays named; strangers' networks only as long as there are not too many of them
        String from = guessed || stranger && !rows.containsKey(whose) ? null : stranger ? network : record.source();
        TrailRecord rest = new TrailRecord(record.kind(), stranger ? null : record.who(), FURTHER, null, null, from, null);
        if (!count(rest)) {
            counted.put(rest, 1);
        }
        return Optional.empty();
    }

    private boolean count(TrailRecord key) {
        return counted.computeIfPresent(key, (same, times) -> times + 1) != null;
    }

    private static TrailRecord key(TrailRecord record) {
        return new TrailRecord(record.kind(), record.who(), record.what(), record.about(), record.number(), record.source(), null);
    }

    /** Ends the minute. @return what was only counted */
    synchronized List<Counted> endOfMinute() {
        List<Counted> rest = new ArrayList<>();
        counted.forEach((record, times) -> {
            if (times > 0) {
                rest.add(new Counted(record, times));
            }
        });
        counted.clear();
        rows.clear();
        strangers = 0;
        return rest;
    }
}
