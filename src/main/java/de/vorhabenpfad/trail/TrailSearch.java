package de.vorhabenpfad.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the trail, newest first. Who may read it is asked before. */
@Component
public class TrailSearch {

    /** Beyond this many, lines are not counted and not listed; a narrower filter finds them. */
    public static final int MOST = 10_000;
    private static final int CHUNK = 1_000;

    private final JdbcClient jdbc;

    TrailSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to list; null means any.
     *
     * @param from the first moment that counts
     * @param before the first moment that no longer counts
     */
    public record Filter(@Nullable String number, @Nullable String who, @Nullable Kind kind, @Nullable Instant from, @Nullable Instant before) {
    }

    /** One record, as the table has it. */
    public record Line(long id, Instant at, Kind kind, @Nullable String who, String what, @Nullable String about, @Nullable String number,
            @Nullable String source, @Nullable String session, int times) {
    }

    /** A page of lines, and how many there are in all, at most {@link #MOST}. */
    public record Page(List<Line> lines, int total) {
    }

    /** @param page from 0 */
    public Page find(Filter filter, int page, int size) {
        Map<String, Object> values = new HashMap<>();
        String where = where(filter, values);
        int total = jdbc.sql("select count(*) from (select 1 from trail" + where + " limit " + MOST + ") found").params(values).query(Integer.class).single();
        List<Line> lines = jdbc.sql("select * from trail" + where + " order by id desc limit :size offset :offset").params(values).param("size", size)
                .param("offset", Math.min((long) page * size, MOST)).query(TrailSearch::line).list();
        return new Page(lines, total);
    }

    /** Hands out all lines that fit, however many there are, some at a time. */
    public void all(Filter filter, Consumer<Line> reader) {
        long before = Long.MAX_VALUE;
        List<Line> lines;
        do {
            Map<String, Object> values = new HashMap<>(Map.of("beforeId", before));
            String where = where(filter, values);
            lines = jdbc.sql("select * from trail" + (where.isEmpty() ? " where " : where + " and ") + "id < :beforeId order by id desc limit " + CHUNK)
                    .params(values).query(TrailSearch::line).list();
            lines.forEach(reader);
            before = lines.isEmpty() ? before : lines.get(lines.size() - 1).id();
        } while (lines.size() == CHUNK);
    }

    private static String where(Filter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        add(conditions, values, "number", "number = :number", filter.number());
        add(conditions, values, "who", "who = :who", filter.who());
        add(conditions, values, "kind", "kind = :kind", filter.kind() == null ? null : filter.kind().code());
        add(conditions, values, "from", "at >= :from", filter.from() == null ? null : Timestamp.from(filter.from()));
        add(conditions, values, "before", "at < :before", filter.before() == null ? null : Timestamp.from(filter.before()));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, Map<String, Object> values, String name, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static Line line(ResultSet row, int i) throws SQLException {
        return new Line(row.getLong("id"), row.getTimestamp("at").toInstant(), Kind.of(row.getString("kind")).orElseThrow(), row.getString("who"), row.getString("what"),
                row.getString("about"), row.getString("number"), row.getString("source"), row.getString("session"), row.getInt("times"));
    }
}
