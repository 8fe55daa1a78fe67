package de.vorhabenpfad.trail;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes rows, several in one statement. */
@Component
final class TrailTable {

    private final JdbcClient jdbc;

    TrailTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Flood.Counted> rows) {
        jdbc.sql("""
                insert into trail (kind, who, what, about, number, source, session, times)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])""")
                .param(column(rows, record -> record.kind().code())).param(column(rows, TrailRecord::who)).param(column(rows, TrailRecord::what))
                .param(column(rows, TrailRecord::about)).param(column(rows, TrailRecord::number)).param(column(rows, TrailRecord::source))
                .param(column(rows, TrailRecord::session)).param(rows.stream().map(Flood.Counted::times).toArray(Integer[]::new)).update();
    }

    private interface Value {
        @Nullable String of(TrailRecord record);
    }

    private static @Nullable String[] column(List<Flood.Counted> rows, Value value) {
        return rows.stream().map(row -> value.of(row.record())).toArray(String[]::new);
    }
}
