package de.vorhabenpfad.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contacts of proposers without an account: personal data, kept apart from the case file that never changes. */
@Component
public class Contacts {

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the contact of an initiative; a number has one. */
    public void keep(String number, Contact contact) {
        jdbc.sql("""
                insert into contact (number, name, email, unit, phone, authority, publish_name)
                values (:number, :name, :email, :unit, :phone, :authority, :publishName)""")
                .param("number", number).param("name", contact.name()).param("email", contact.email()).param("unit", contact.unit())
                .param("phone", contact.phone()).param("authority", contact.authority()).param("publishName", contact.publishName()).update();
    }

    /** The proposer says so, or takes it back. @return false if that was known already, or there is no contact (any more) */
    public boolean publishName(String number, boolean publish) {
        return jdbc.sql("update contact set publish_name = :publish where number = :number and publish_name <> :publish").param("publish", publish)
                .param("number", number).update() > 0;
    }

    /** Deletes the contacts of initiatives that were closed by then. @return the numbers */
    public List<String> eraseClosedBy(Instant latest) {
        return jdbc.sql("""
                delete from contact using initiative
                where initiative.number = contact.number and initiative.closed_at <= :latest returning contact.number""")
                .param("latest", Timestamp.from(latest)).query(String.class).list();
    }

    /** Empty for initiatives whose proposer has an account or is not known. */
    public Optional<Contact> of(String number) {
        return jdbc.sql("select name, email, unit, phone, authority, publish_name from contact where number = :number").param("number", number)
                .query((row, i) -> new Contact(row.getString("name"), row.getString("email"), row.getString("unit"), row.getString("phone"),
                        row.getString("authority"), row.getBoolean("publish_name")))
                .optional();
    }
}
