package de.vorhabenpfad.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** An initiative with what was answered and decided so far. Entries are read when first asked for, once. */
public final class CaseFile {

    private final Initiative initiative;
    private final Supplier<List<Entry>> reader;
    private @Nullable List<Entry> entries;

    CaseFile(Initiative initiative, Supplier<List<Entry>> reader) {
        this.initiative = initiative;
        this.reader = reader;
    }

    public Initiative initiative() {
        return initiative;
    }

    public String number() {
        return initiative.number();
    }

    /** All entries, oldest first. */
    public List<Entry> entries() {
        if (entries == null) {
            entries = List.copyOf(reader.get());
        }
        return entries;
    }

    /** An entry was appended in this transaction; whoever has read the file sees it, whoever has not will read it. */
    void appended(Entry entry) {
        if (entries != null) {
            List<Entry> longer = new ArrayList<>(entries);
            longer.add(entry);
            entries = List.copyOf(longer);
        }
    }

    /** The entries of one step, oldest first. */
    public List<Entry> all(String step) {
        return entries().stream().filter(entry -> entry.is(step)).toList();
    }

    /** The entries of one step after the last entry that the mark accepts; all of them if it accepts none. */
    public List<Entry> allSince(Predicate<Entry> mark, String step) {
        List<Entry> all = entries();
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (mark.test(all.get(i))) {
                from = i + 1;
            }
        }
        return all.subList(from, all.size()).stream().filter(entry -> entry.is(step)).toList();
    }

    /** The newest entry of a step. */
    public Optional<Entry> latest(String step) {
        return latest(entry -> entry.is(step));
    }

    /** The newest entry that fits. */
    public Optional<Entry> latest(Predicate<Entry> fits) {
        List<Entry> all = entries();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (fits.test(all.get(i))) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    /** The newest entry of a step that must be there, since the path leads over it. */
    public Entry last(String step) {
        return latest(step).orElseThrow(
                () -> new IllegalStateException(number() + " has no entry " + step + " yet, but the path came by there."));
    }

    public long count(Predicate<Entry> fits) {
        return entries().stream().filter(fits).count();
    }
}
