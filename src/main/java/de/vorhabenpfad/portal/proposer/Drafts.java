package de.vorhabenpfad.portal.proposer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

    /**
     * A page that became an initiative.
     *
     * @param answers what the proposal said
     * @param contact what was said of the proposer; null if they were signed in
     */
    record Sent(String number, Words answers, @Nullable Words contact) {

        boolean says(Map<String, Object> otherAnswers) {
            return answers.equals(Words.of(otherAnswers));
        }

        boolean says(Map<String, Object> otherAnswers, Map<String, Object> otherContact) {
            return says(otherAnswers) && Words.of(otherContact).equals(contact);
        }
    }

    /** Remembers what this page became; the same page becomes nothing else. */
    void pageSent(UUID page, Sent sent) {
        jdbc.sql("insert into sent_page (page, number, answers, contact, sent_at) values (:page, :number, :answers, :contact, :now) "
                + "on conflict (page) do update set number = excluded.number, answers = excluded.answers, contact = excluded.contact, sent_at = excluded.sent_at").param("page", page)
                .param("number", sent.number()).param("answers", sent.answers().hash())
                .param("contact", sent.contact() == null ? null : sent.contact().hash()).param("now", Timestamp.from(clock.instant())).update();
    }

    /** The initiative that a page became. */
    Optional<Sent> sent(UUID page) {
        return jdbc.sql("select number, answers, contact from sent_page where page = :page").param("page", page)
                .query((row, i) -> new Sent(row.getString("number"), Words.kept(row.getBytes("answers")),
                        row.getBytes("contact") == null ? null : Words.kept(row.getBytes("contact")))).optional();
    }

    /** The draft that a page became and that still waits for its confirmation. */
    Optional<Draft> waiting(UUID page) {
        return jdbc.sql("select * from draft where page = :page and created_at > :oldest").param("page", page)
                .param("oldest", oldest()).query(this::draft).optional();
    }

    /** Until the end of the transaction nobody else works on this page. */
    void oneAtATime(UUID page) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", page.getMostSignificantBits() ^ page.getLeastSignificantBits())
                .query((row, i) -> 0).list();
    }

    /** The numbers of those that were not confirmed in time. */
    List<String> old() {
        return jdbc.sql("select number from draft where created_at <= :oldest order by number").param("oldest", oldest()).query(String.class).list();
    }

    /** The same for the one of this page, which would else stand in the way of another. */
    Optional<String> old(UUID page) {
        return jdbc.sql("select number from draft where page = :page and created_at <= :oldest").param("page", page).param("oldest", oldest())
                .query(String.class).optional();
    }

    /** However old it is. */
    void delete(String number) {
        jdbc.sql("delete from draft where number = :number").param("number", number).update();
    }

    /** Nobody sends a page again that was sent so long ago. */
    void forgetPages() {
        jdbc.sql("delete from sent_page where sent_at <= :oldest").param("oldest", Timestamp.from(clock.instant().minus(PAGES_KNOWN))).update();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(LIFE));
    }

    private Draft draft(ResultSet row, int i) throws SQLException {
        return new Draft(row.getString("number"), row.getObject("page", UUID.class), json.answers(row.getString("answers")), json.answers(row.getString("contact")),
                row.getString("authority"));
    }
}
