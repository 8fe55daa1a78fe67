package de.vorhabenpfad.running;

import java.util.List;
import java.util.UUID;

import de.vorhabenpfad.casefile.CaseFiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An initiative of the workshop "daten" that was handed over, with its entry in the toolbox, written into the database by hand:
 * by the path it would take dozens of steps. The account "vorschlag" proposed it, and the workshop "dienste" once had it.
 */
record PublishedCase(String number, String slug, JdbcClient jdbc) implements AutoCloseable {

    static PublishedCase closed(JdbcClient jdbc, CaseFiles caseFiles, String outcome) {
        String number = caseFiles.nextNumber().value();
        jdbc.sql("""
                insert into initiative (number, title, idea, stage, outcome, workshop, proposer, submitted_at, closed_at, version)
                values (:number, 'Karte der Trinkbrunnen', 'Alle Trinkbrunnen auf einer Karte.', 'closed', :outcome, 'daten', 'vorschlag', now(), now(), 0)""")
                .param("number", number).param("outcome", outcome).update();
        caseFiles.takePart(number, List.of("@vorschlag", "workshop-daten", "workshop-dienste"));
        return new PublishedCase(number, "probe-" + UUID.randomUUID(), jdbc);
    }

    /** @param visibility public or network */
    static PublishedCase of(JdbcClient jdbc, CaseFiles caseFiles, String visibility) {
        PublishedCase made = closed(jdbc, caseFiles, "handed-over");
        made.publish(visibility);
        return made;
    }

    void publish(String visibility) {
        jdbc.sql("""
                insert into toolbox_entry (slug, number, name, short_description, long_description, kind, operation, maintainer,
                  contact_point, workshop, visibility, dossier, published_at)
                values (:slug, :number, 'Karte der Trinkbrunnen', 'Zeigt, wo Wasser fließt', 'Alle Trinkbrunnen auf einer Karte.', 'method', 'Überall', 'uba',
                  'Servicestelle', 'daten', :visibility, '[]', now())""")
                .param("slug", slug).param("number", number).param("visibility", visibility).update();
    }

    String page() {
        return "/werkzeugkasten/" + slug;
    }

    String document(String id) {
        return page() + "/dokumente/" + id;
    }

    /** Takes the entry out of the lists that other tests look at; the case itself is never deleted. */
    @Override
    public void close() {
        jdbc.sql("delete from toolbox_entry where slug = :slug").param("slug", slug).update();
    }
}
