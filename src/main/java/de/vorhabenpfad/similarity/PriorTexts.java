package de.vorhabenpfad.similarity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The texts in the database, and which of them have changed since a look. */
@Component
final class PriorTexts {

    private static final int AT_A_TIME = 500;
    private static final String TEXTS = """
            select i.number, i.title, i.idea, e.name, e.short_description || ' ' || e.long_description as description, e.visibility
            from initiative i left join toolbox_entry e on e.number = i.number and e.retired_at is null""";

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;

    PriorTexts(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(AT_A_TIME);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** All texts of one initiative, its own and that of its entry. */
    record Texts(String number, List<Prior> priors) {
    }

    /** What has changed: numbers with the transaction that did it; and from which transaction on to look next time. */
    record Changes(Map<String, Long> numbers, long next) {
    }

    /** From which transaction on changes may not be seen yet. */
    long now() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint").query(Long.class).single();
    }

    /**
     * Which texts transactions from {@code first} on have changed. A transaction that is still open when this looks is found by the
     * next look, however late it commits; so some changes are found more than once.
     */
    Changes since(long first) {
        Map<String, Long> numbers = new HashMap<>();
        long[] next = { first };
        jdbc.sql("""
                select pg_snapshot_xmin(now)::text::bigint as next, number, tx::text::bigint as tx
                from pg_current_snapshot() now
                left join similarity_change on tx >= (:first)::text::xid8 and tx < pg_snapshot_xmax(now)""")
                .param("first", Long.toString(first)).query(row -> {
                    next[0] = row.getLong("next");
                    if (row.getString("number") != null) {
                        numbers.put(row.getString("number"), row.getLong("tx"));
                    }
                });
        return new Changes(numbers, next[0]);
    }

    /** Hands out all texts, one initiative after the other, without holding them all. */
    void forEach(Consumer<Texts> consumer) {
        transaction.executeWithoutResult(status -> streaming.query(TEXTS, row -> {
            consumer.accept(texts(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
        }));
    }

    /** The texts of these initiatives as they are now; those that are gone have none. */
    List<Texts> of(Collection<String> numbers) {
        List<String> all = List.copyOf(numbers);
        List<Texts> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
            Map<String, Texts> there = new HashMap<>();
            jdbc.sql(TEXTS + " where i.number = any(:numbers)").param("numbers", some.toArray(String[]::new)).query(row -> {
                there.put(row.getString(1),
                        texts(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
            });
            some.forEach(number -> found.add(there.getOrDefault(number, new Texts(number, List.of()))));
        }
        return found;
    }

    private static Texts texts(String number, String title, String idea, @Nullable String name, @Nullable String description,
            @Nullable String visibility) {
        List<Prior> priors = new ArrayList<>();
        priors.add(new Prior(number, title, idea, false));
        if (name != null && description != null) {
            priors.add(new Prior(number, name, description, "public".equals(visibility)));
        }
        return new Texts(number, priors);
    }
}
