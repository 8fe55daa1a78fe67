package de.vorhabenpfad.portal.proposer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import de.vorhabenpfad.casefile.JsonColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals whose address is not confirmed yet. Nobody sees them; after seven days they are gone. */
@Component
class Drafts {

    static final Duration LIFE = Duration.ofDays(7);
    /** How long a form that lies open in a browser can be sent again without making a second initiative. */
    private static final Duration PAGES_KNOWN = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param page the form as it was opened
     * @param answers checked answers of the form {@code proposal}
     * @param contact checked answers of the form {@code contact}
     * @param authority id of the authority, or null for one outside of the network
     */
    record Draft(String number, UUID page, Map<String, Object> answers, Map<String, Object> contact, @Nullable String authority) {

        boolean says(Map<String, Object> otherAnswers, Map<String, Object> otherContact) {
            return answers.equals(otherAnswers) && contact.equals(otherContact);
        }
    }

    void keep(Draft draft) {
        jdbc.sql("""
                insert into draft (number, page, answers, contact, authority, created_at)
                values (:number, :page, :answers::jsonb, :contact::jsonb, :authority, :now)""")
                .param("number", draft.number()).param("page", draft.page()).param("answers", json.write(draft.answers()))
                .param("contact", json.write(draft.contact())).param("authority", draft.authority())
                .param("now", Timestamp.from(clock.instant())).update();
    }

    Optional<Draft> find(String number) {
        return jdbc.sql("select * from draft where number = :number and created_at > :oldest").param("number", number)
                .param("oldest", oldest()).query(this::draft).optional();
    }

    /** Takes the draft out, for good; of two callers one gets it. */
    Optional<Draft> take(String number) {
        return jdbc.sql("delete from draft where number = :number and created_at > :oldest returning *").param("number", number)
                .param("oldest", oldest()).query(this::draft).optional();
    }

    /** Remembers that this page became an initiative. */
    void pageSent(UUID page, String number) {
        jdbc.sql("insert into sent_page (page, number, sent_at) values (:page, :number, :now)").param("page", page)
                .param("number", number).param("now", Timestamp.from(clock.instant())).update();
    }

    /** Until the end of the transaction nobody else works on this page. */
    void oneAtATime(UUID page) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", page.getMostSignificantBits() ^ page.getLeastSignificantBits())
                .query((row, i) -> 0).list();
    }

    /** The number that a page has got, as a draft or as an initiative. */
    Optional<String> numberOf(UUID page) {
        return jdbc.sql("select number from draft where page = :page union all select number from sent_page where page = :page limit 1")
                .param("page", page).query(String.class).optional();
    }

    /** Deletes what was never confirmed, with its links. */
    int deleteOld() {
        jdbc.sql("delete from sent_page where sent_at <= :oldest").param("oldest", Timestamp.from(clock.instant().minus(PAGES_KNOWN))).update();
        jdbc.sql("delete from status_link where number in (select number from draft where created_at <= :oldest)").param("oldest", oldest()).update();
        return jdbc.sql("delete from draft where created_at <= :oldest").param("oldest", oldest()).update();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(LIFE));
    }

    private Draft draft(ResultSet row, int i) throws SQLException {
        return new Draft(row.getString("number"), row.getObject("page", UUID.class), json.answers(row.getString("answers")), json.answers(row.getString("contact")),
                row.getString("authority"));
    }
}
