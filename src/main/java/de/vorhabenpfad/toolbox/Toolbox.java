package de.vorhabenpfad.toolbox;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.casefile.JsonColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the entries and their adoptions. Writes ride in the caller's transaction. */
@Component
public class Toolbox {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Clock clock;

    Toolbox(JdbcClient jdbc, JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What is to be published; the slug and the date are given here. */
    public record Publication(String number, String name, String shortDescription, String longDescription, String kind,
            @Nullable String license, @Nullable String repositoryUrl, String operation, String maintainer, String contactPoint,
            String workshop, String visibility, List<Map<String, Object>> dossier) {
    }

    /** Publishes an entry; publishing the same initiative again changes nothing. Returns the entry's slug. */
    public String publish(Publication publication) {
        Optional<ToolboxEntry> published = ofInitiative(publication.number());
        if (published.isPresent()) {
            return published.get().slug();
        }
        String slug = freeSlug(publication.name(), publication.number());
        jdbc.sql("""
                insert into toolbox_entry (slug, number, name, short_description, long_description, kind, license, repository_url,
                  operation, maintainer, contact_point, workshop, visibility, dossier, published_at)
                values (:slug, :number, :name, :shortDescription, :longDescription, :kind, :license, :repositoryUrl,
                  :operation, :maintainer, :contactPoint, :workshop, :visibility, :dossierJson::jsonb, :at)""")
                .paramSource(new org.springframework.jdbc.core.namedparam.MapSqlParameterSource()
                        .addValue("slug", slug).addValue("number", publication.number()).addValue("name", publication.name())
                        .addValue("shortDescription", publication.shortDescription())
                        .addValue("longDescription", publication.longDescription()).addValue("kind", publication.kind())
                        .addValue("license", publication.license()).addValue("repositoryUrl", publication.repositoryUrl())
                        .addValue("operation", publication.operation()).addValue("maintainer", publication.maintainer())
                        .addValue("contactPoint", publication.contactPoint()).addValue("workshop", publication.workshop())
                        .addValue("visibility", publication.visibility()).addValue("dossierJson", json.write(publication.dossier()))
                        .addValue("at", Timestamp.from(clock.instant())))
                .update();
        return slug;
    }

    public Optional<ToolboxEntry> find(String slug) {
        return jdbc.sql("select * from toolbox_entry where slug = :slug").param("slug", slug).query(this::entry).optional();
    }

    public Optional<ToolboxEntry> ofInitiative(String number) {
        return jdbc.sql("select * from toolbox_entry where number = :number").param("number", number).query(this::entry).optional();
    }

    /** What an entry is called. */
    public record Named(String slug, String name) {
    }

    /** Entries that may be adopted, by name. */
    public List<Named> current() {
        return jdbc.sql("select slug, name from toolbox_entry where retired_at is null order by name, slug").query(Named.class).list();
    }

    /** Takes an entry out of the lists; retiring it again changes nothing. */
    public void retire(String slug) {
        jdbc.sql("update toolbox_entry set retired_at = :at where slug = :slug and retired_at is null")
                .param("at", Timestamp.from(clock.instant())).param("slug", slug).update();
    }

    /** Begins an adoption. Returns false, and writes nothing, while one of that entry by that authority runs. */
    public boolean beginAdoption(String slug, String authority, LocalDate plannedGoLive, String responsible) {
        return jdbc.sql("""
                insert into adoption (slug, authority, status, planned_go_live, responsible, started_at)
                values (:slug, :authority, 'running', :planned, :responsible, :at)
                on conflict (slug, authority) where status = 'running' do nothing""")
                .param("slug", slug).param("authority", authority).param("planned", Date.valueOf(plannedGoLive))
                .param("responsible", responsible).param("at", Timestamp.from(clock.instant())).update() == 1;
    }

    public Optional<Adoption> runningAdoption(String slug, String authority) {
        return jdbc.sql("select * from adoption where slug = :slug and authority = :authority and status = 'running'")
                .param("slug", slug).param("authority", authority).query(Toolbox::adoption).optional();
    }

    /** A new plan for the running adoption. */
    public void postpone(String slug, String authority, LocalDate plannedGoLive) {
        jdbc.sql("update adoption set planned_go_live = :day where slug = :slug and authority = :authority and status = 'running'")
                .param("day", Date.valueOf(plannedGoLive)).param("slug", slug).param("authority", authority).update();
    }

    /** The running adoption is live, in this variant. */
    public void live(String slug, String authority, LocalDate on, @Nullable String variant) {
        jdbc.sql("""
                update adoption set go_live_on = :day, variant = :variant
                where slug = :slug and authority = :authority and status = 'running'""")
                .param("day", Date.valueOf(on)).param("variant", variant).param("slug", slug).param("authority", authority).update();
    }

    /** Ends the running adoption, as in use or abandoned. */
    public void endAdoption(String slug, String authority, Adoption.Status status) {
        jdbc.sql("update adoption set status = :status where slug = :slug and authority = :authority and status = 'running'")
                .param("status", status.code()).param("slug", slug).param("authority", authority).update();
    }

    /** All adoptions of an entry, oldest first. */
    public List<Adoption> adoptions(String slug) {
        return jdbc.sql("select * from adoption where slug = :slug order by id").param("slug", slug).query(Toolbox::adoption).list();
    }

    /** Who uses the entry or is about to: of each authority the newest adoption that is in use and the one that runs. */
    public List<Adoption> usages(String slug) {
        return jdbc.sql("""
                select distinct on (authority, status) * from adoption where slug = :slug and status <> 'abandoned'
                order by authority, status, id desc""").param("slug", slug).query(Toolbox::adoption).list();
    }

    private String freeSlug(String name, String number) {
        String plain = name.toLowerCase().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        String ascii = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String slug = ascii.length() > 60 ? ascii.substring(0, 60).replaceAll("-+$", "") : ascii;
        if (!slug.isEmpty() && find(slug).isEmpty()) {
            return slug;
        }
        return (slug.isEmpty() ? "eintrag" : slug) + "-" + number.toLowerCase();
    }

    private ToolboxEntry entry(ResultSet row, int i) throws SQLException {
        Timestamp retired = row.getTimestamp("retired_at");
        return new ToolboxEntry(row.getString("slug"), row.getString("number"), row.getString("name"), row.getString("short_description"),
                row.getString("long_description"), row.getString("kind"), row.getString("license"), row.getString("repository_url"),
                row.getString("operation"), row.getString("maintainer"), row.getString("contact_point"), row.getString("workshop"),
                row.getString("visibility"), json.list(row.getString("dossier")), row.getTimestamp("published_at").toInstant(),
                retired == null ? null : retired.toInstant());
    }

    private static Adoption adoption(ResultSet row, int i) throws SQLException {
        Date live = row.getDate("go_live_on");
        return new Adoption(row.getString("slug"), row.getString("authority"), Adoption.Status.of(row.getString("status")),
                row.getDate("planned_go_live").toLocalDate(), row.getString("responsible"), row.getString("variant"),
                live == null ? null : live.toLocalDate());
    }
}
