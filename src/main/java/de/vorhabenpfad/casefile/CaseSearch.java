package de.vorhabenpfad.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of initiatives: by filter and by words. */
@Component
public class CaseSearch {

    private static final Pattern NUMBER_START = Pattern.compile("[vV]-\\d{0,4}(-\\d*)?");

    private final JdbcClient jdbc;

    CaseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line of a list. */
    public record Hit(String number, String title, Stage stage, @Nullable Outcome outcome, @Nullable String workshop,
            @Nullable String authority, Instant submittedAt, @Nullable Instant closedAt) {
    }

    /**
     * What to list; null means any.
     *
     * @param who groups and {@code @account}s of whom one must take part; null for people who see everything
     */
    public record Filter(@Nullable String text, @Nullable Stage stage, @Nullable String workshop, @Nullable String authority,
            @Nullable Outcome outcome, @Nullable Collection<String> who) {
    }

    /** A page of a list, newest first, and how many there are in all. */
    public record Page(List<Hit> hits, long total) {
    }

    /**
     * By the index of words and by the beginning of a number; only if that finds nothing, by parts of titles, for which every title
     * has to be looked at.
     *
     * @param page from 0
     */
    public Page find(Filter filter, int page, int size) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        add(conditions, values, filter.stage() == null ? null : filter.stage().code(), "stage", "stage = :stage");
        add(conditions, values, filter.workshop(), "workshop", "workshop = :workshop");
        add(conditions, values, filter.authority(), "authority", "authority = :authority");
        add(conditions, values, filter.outcome() == null ? null : filter.outcome().code(), "outcome", "outcome = :outcome");
        add(conditions, values, filter.who() == null ? null : filter.who().toArray(String[]::new), "who",
                "exists (select 1 from participation p where p.number = initiative.number and p.who = any(:who))");
        if (filter.text() == null) {
            return find(conditions, values, page, size);
        }
        String text = filter.text().strip();
        Page found = saying(text, values).map(said -> find(with(conditions, said), values, page, size)).orElse(new Page(List.of(), 0));
        if (found.total() > 0) {
            return found;
        }
        values.put("part", WordSearch.inside(text));
        return find(with(conditions, "title ilike :part"), values, page, size);
    }

    /** What makes a file fit the words; empty if the index of words cannot be asked for them. */
    private static Optional<String> saying(String text, Map<String, Object> values) {
        if (NUMBER_START.matcher(text).matches()) {
            values.put("start", text.toUpperCase(Locale.ROOT) + "%");
            return Optional.of("number like :start");
        }
        List<String> words = WordSearch.words(text);
        return words.isEmpty() ? Optional.empty() : Optional.of(WordSearch.condition(words, values));
    }

    private static List<String> with(List<String> conditions, String further) {
        List<String> all = new ArrayList<>(conditions);
        all.add(further);
        return all;
    }

    private Page find(List<String> conditions, Map<String, Object> values, int page, int size) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        long total = jdbc.sql("select count(*) from initiative" + where).params(values).query(Long.class).single();
        List<Hit> hits = jdbc.sql("select number, title, stage, outcome, workshop, authority, submitted_at, closed_at from initiative" + where
                + " order by submitted_at desc, number desc limit :size offset :offset")
                .params(values).param("size", size).param("offset", (long) page * size).query(CaseSearch::hit).list();
        return new Page(hits, total);
    }

    private static void add(List<String> conditions, Map<String, Object> values, @Nullable Object value, String name, String condition) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    public boolean knows(String number) {
        return jdbc.sql("select exists (select 1 from initiative where number = :number)").param("number", number).query(Boolean.class)
                .single();
    }

    /** How many initiatives a workshop has in its hands. */
    public long underWay(String workshop) {
        return jdbc.sql("select count(*) from initiative where workshop = :workshop and stage in ('prototyping', 'pilot', 'handover')")
                .param("workshop", workshop).query(Long.class).single();
    }

    private static Hit hit(ResultSet row, int i) throws SQLException {
        String outcome = row.getString("outcome");
        java.sql.Timestamp closed = row.getTimestamp("closed_at");
        return new Hit(row.getString("number"), row.getString("title"), Stage.of(row.getString("stage")),
                outcome == null ? null : Outcome.of(outcome), row.getString("workshop"), row.getString("authority"),
                row.getTimestamp("submitted_at").toInstant(), closed == null ? null : closed.toInstant());
    }
}
