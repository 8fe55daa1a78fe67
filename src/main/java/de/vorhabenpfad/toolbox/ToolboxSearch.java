package de.vorhabenpfad.toolbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import de.vorhabenpfad.casefile.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of published entries, by filter and by words that may still be half typed. Retired entries are in none. */
@Component
public class ToolboxSearch {

    /** More words do not make a search better, only dearer. */

    private final JdbcClient jdbc;

    ToolboxSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to list; null means any.
     *
     * @param text words that are all found, in any form, or begin words that are; or that are all parts of name and short
     *        description
     * @param authority one that maintains the entry or uses it
     * @param network whether entries that only the network may see are listed too
     */
    public record Filter(@Nullable String text, @Nullable String kind, @Nullable String workshop, @Nullable String authority,
            boolean network) {
    }

    /**
     * A line of a list.
     *
     * @param users how many authorities use it
     */
    public record Hit(String slug, String name, String shortDescription, String kind, String workshop, String maintainer,
            String visibility, int users, Instant publishedAt) {
    }

    /** A page of a list, newest first, and how many there are in all. */
    public record Page(List<Hit> hits, long total) {
    }

    /** @param page from 0 */
    public Page find(Filter filter, int page, int size) {
        Map<String, Object> values = new HashMap<>();
        String found = found(filter, values);
        record Row(long total, @Nullable Hit hit) {
        }
        // one row even if the page is empty, so that the total comes along
        List<Row> rows = jdbc.sql("with found as materialized (" + found + ") " + """
                select total.n as total, e.slug, e.name, e.short_description, e.kind, e.workshop, e.maintainer, e.visibility, e.published_at,
                  (select count(distinct a.authority) from adoption a where a.slug = e.slug and a.status = 'in-use') as users
                from (select count(*) as n from found) total
                left join (select slug from found order by published_at desc, slug limit :size offset :offset) shown on true
                left join toolbox_entry e on e.slug = shown.slug
                order by e.published_at desc, e.slug""")
                .params(values).param("size", size).param("offset", (long) page * size)
                .query((row, i) -> new Row(row.getLong("total"), row.getString("slug") == null ? null : hit(row))).list();
        return new Page(rows.stream().map(Row::hit).filter(Objects::nonNull).toList(), rows.get(0).total());
    }

    /** When an entry that anybody may see was last published or retired; empty if there has been none. */
    public Optional<Instant> lastPublicChange() {
        Timestamp last = jdbc.sql("select max(greatest(published_at, retired_at)) from toolbox_entry where visibility = 'public'")
                .query(Timestamp.class).optional().orElse(null);
        return Optional.ofNullable(last).map(Timestamp::toInstant);
    }

    private static String found(Filter filter, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder("select e.slug, e.published_at from toolbox_entry e where e.retired_at is null");
        if (!filter.network()) {
            sql.append(" and e.visibility = 'public'");
        }
        if (filter.kind() != null) {
            values.put("kind", filter.kind());
            sql.append(" and e.kind = :kind");
        }
        if (filter.workshop() != null) {
            values.put("workshop", filter.workshop());
            sql.append(" and e.workshop = :workshop");
        }
        if (filter.authority() != null) {
            values.put("authority", filter.authority());
            sql.append(" and (e.maintainer = :authority or exists (select 1 from adoption a where a.slug = e.slug"
                    + " and a.authority = :authority and a.status = 'in-use'))");
        }
        if (filter.text() != null) {
            sql.append(" and e.slug in (").append(said(filter.text(), values)).append(")");
        }
        return sql.toString();
    }

    /** The slugs of what the words say: by the index of words, or inside a longer word of name and short description. */
    private static String said(String text, Map<String, Object> values) {
        List<String> words = WordSearch.words(text);
        List<String> parts = words.isEmpty() ? List.of(text.strip()) : words;
        values.put("parts", parts.stream().map(WordSearch::inside).toArray(String[]::new));
        String inside = "select slug from toolbox_entry where name || ' ' || short_description ilike all (:parts)";
        if (words.isEmpty()) {
            return inside;
        }
        return "select slug from toolbox_entry where " + WordSearch.condition(words, values) + " union all " + inside;
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getString("slug"), row.getString("name"), row.getString("short_description"), row.getString("kind"),
                row.getString("workshop"), row.getString("maintainer"), row.getString("visibility"), row.getInt("users"),
                row.getTimestamp("published_at").toInstant());
    }
}
