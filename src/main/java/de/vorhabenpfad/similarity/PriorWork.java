package de.vorhabenpfad.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds prior work that resembles a text. What may be seen is asked of the database at each search, so rights never lag behind; a new or
 * revised text is found within two seconds, whichever node took it in.
 */
@Component
public class PriorWork {

    /** Below this a text has no more in common than any two texts have. */
    private static final double LEAST = 0.01;
    /** An initiative and its entry are two texts, and an entry may have been retired a moment ago. */
    private static final int TEXTS_PER_RESULT = 2;
    private static final int SPARE = 10;
    /** How many times more is looked for, and how much more each time. */
    private static final int WIDER = 2;
    private static final int WIDENED = 5;

    private final Follower follower;
    private final Words words;
    private final JdbcClient jdbc;

    PriorWork(Follower follower, Words words, JdbcClient jdbc) {
        this.follower = follower;
        this.words = words;
        this.jdbc = jdbc;
    }

    /** Who asks. */
    public enum Audience {
        /** Entries of the toolbox that are public. */
        EVERYBODY,
        /** All entries of the toolbox that are not retired, and initiatives. */
        NETWORK
    }

    /**
     * An initiative, or the entry that came out of it.
     *
     * @param number of the initiative
     * @param entry the entry's slug, or null for an initiative
     * @param title the initiative's, or the entry's name
     * @param outcome how the initiative was closed, or null
     * @param authority id: where the initiative came from, or who looks after the entry
     * @param score at most 1, close to it for the same text, towards 0 for less alike; comparable within one search only
     */
    public record Found(String number, @Nullable String entry, String title, Stage stage, @Nullable Outcome outcome, @Nullable String authority,
            double score) {
    }

    /**
     * What resembles a text and is there or under way, best first. Its first line counts as its title if it is as short as one. An
     * initiative whose entry may be seen appears as this entry; one that was closed otherwise does not appear.
     *
     * @param most how many at most
     * @return empty while this node's index is being built
     */
    public Optional<List<Found>> find(String text, int most, Audience audience) {
        return find(Question.of(text, words), null, most, audience, true);
    }

    /** The same for the text of an initiative, which is left out itself, with its entry; here also what was closed, however it ended. */
    public Optional<List<Found>> findFor(String number, String title, String idea, int most, Audience audience) {
        return find(Question.of(title, idea, words), number, most, audience, false);
    }

    private Optional<List<Found>> find(Question question, @Nullable String except, int most, Audience audience, boolean live) {
        Optional<TextIndex> index = follower.index();
        if (index.isEmpty()) {
            return Optional.empty();
        }
        try {
            int looked = most * TEXTS_PER_RESULT + SPARE;
            List<TextIndex.Hit> hits = index.get().find(question, looked, audience == Audience.EVERYBODY, except);
            List<Found> seen = seen(hits, audience, live);
            // the index does not know what was closed; where that is nearly all, it is asked for more
            for (int wider = 0; wider < WIDER && seen.size() < most && hits.size() == looked; wider++) {
                looked *= WIDENED;
                hits = index.get().find(question, looked, audience == Audience.EVERYBODY, except);
                seen = seen(hits, audience, live);
            }
            return Optional.of(seen.stream().limit(most).toList());
        } catch (AlreadyClosedException e) {
            // replaced by a new one in this very moment
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Found> seen(List<TextIndex.Hit> hits, Audience audience, boolean live) {
        Map<String, Double> best = new LinkedHashMap<>();
        hits.stream().filter(hit -> hit.score() >= LEAST).forEach(hit -> best.putIfAbsent(hit.number(), hit.score()));
        if (best.isEmpty()) {
            return List.of();
        }
        Map<String, Found> allowed = new HashMap<>();
        jdbc.sql("""
                select i.number, i.title, i.stage, i.outcome, i.authority, e.slug, e.name, e.maintainer
                from initiative i left join toolbox_entry e on e.number = i.number and e.retired_at is null
                  and (:network or e.visibility = 'public')
                where i.number = any(:numbers) and (e.slug is not null or :network and not (:live and i.stage = 'closed'))""")
                .param("live", live).param("network", audience == Audience.NETWORK).param("numbers", best.keySet().toArray(String[]::new))
                .query(row -> {
                    String slug = row.getString("slug");
                    String number = row.getString("number");
                    String outcome = row.getString("outcome");
                    allowed.put(number, new Found(number, slug, slug == null ? row.getString("title") : row.getString("name"),
                            Stage.of(row.getString("stage")), outcome == null ? null : Outcome.of(outcome), row.getString(slug == null ? "authority" : "maintainer"), best.get(number)));
                });
        List<Found> found = new ArrayList<>();
        best.keySet().forEach(number -> Optional.ofNullable(allowed.get(number)).ifPresent(found::add));
        return found;
    }
}
