package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import de.vorhabenpfad.running.ProductProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The import, and starts that are refused, as an operator runs them: processes of their own with an exit status. */
@RunningApplication
class ImportRunTest {

    private static final String IDEA = "Eine Beschreibung der Idee, lang genug, um angenommen zu werden.";
    private static final int MANY = 10_000;

    @TempDir
    Path folder;
    @Autowired
    EmbeddedDatabase server;

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return ProductProcess.run(folder, arguments);
    }

    private Ended imports(Path file, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--vorhabenpfad.data-dir=" + folder.resolve("data"), "--import=" + file, "--import-topic=offene-daten"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    @Test
    void rowsGoInOnceAndRefusedOnesAreReportedWithLineAndReasons() throws Exception {
        Path json = file("ideen.json", """
                [
                 {"id": "a", "title": "Karte der Messstellen", "description": "%s", "tags": ["x"], "url": "https://example.org"},
                 {"id": "b", "title": "abc", "description": "zu kurz", "topic": "nirgends"},
                 {"id": "c", "title": "Ein großes Feld", "description": "%s"},
                 {"title": "Ohne Kennung", "description": "%s"}
                ]""".formatted(IDEA, "x".repeat(1_000_000), IDEA));
        Ended first = imports(json);
        assertThat(first.status()).isEqualTo(1);
        assertThat(first.log()).contains("Zeile 3 abgelehnt: „Titel“ braucht mindestens 5 Zeichen. „Ihre Idee“ braucht mindestens 30 Zeichen. „Thema“: „nirgends“",
                "Zeile 4 abgelehnt: „Ihre Idee“ darf höchstens 5000 Zeichen haben; es sind 1000000.", "Zeile 5 abgelehnt: ",
                "Import beendet: 4 Zeilen, 1 neu, 0 schon vorhanden, 3 abgelehnt.");

        Path csv = file("ideen.csv", "\uFEFFid;title;idea;topic\na;Schon da;" + IDEA + ";\nd;Aus einer Tabelle;" + IDEA + ";datenanalyse\n;;;\ne;Zu viele;" + IDEA
                + ";datenanalyse;mehr\n");
        Ended second = imports(csv, "--import-lenient", "--import-authority=bva");
        assertThat(second.status()).isZero();
        assertThat(second.log()).contains("Zeile 5 abgelehnt: Die Zeile hat mehr Spalten als die Kopfzeile.", "1 neu, 1 schon vorhanden");
    }

    @Test
    void tenThousandRowsTakeLessThanFiveMinutesIn512Megabytes() throws Exception {
        StringBuilder rows = new StringBuilder("[");
        for (int i = 0; i < MANY; i++) {
            rows.append(i == 0 ? "" : ",\n").append("{\"id\":\"").append(i).append("\",\"title\":\"Vorhaben Nummer ").append(i).append("\",\"description\":\"").append(IDEA).append("\"}");
        }
        Ended run = imports(file("viele.json", rows.append("]").toString()));
        assertThat(run.log()).contains("5000 von 10000 Zeilen", "Import beendet: 10000 Zeilen, 10000 neu, 0 schon vorhanden, 0 abgelehnt.");
        assertThat(run.status()).isZero();
    }

    @Test
    void filesThatCannotBeReadChangeNothing() throws Exception {
        // of the cheap kinds, each by the reader alone; one of them as a whole run
        assertThat(imports(file("kaputt.json", "[{\"id\":\"a\",\"title\":\"Karte\",\"description\":\"" + IDEA + "\"},\n{\"id\":\"b\",}]")))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.log()).contains("Zeile 2: Das ist kein gültiges JSON", "Es wurde nichts übernommen.").doesNotContain("Import beendet"));
    }

    @Test
    void whileTheProductRunsOnTheSameFolderNothingIsChanged() throws Exception {
        String postgres = JdbcClient.create(Superuser.of(server, "postgres")).sql("show data_directory").query(String.class).single();
        Ended run = run("--vorhabenpfad.data-dir=" + Path.of(postgres).getParent(), "--import=" + file("a.json", "[]"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.log()).contains("Another process works on", "nothing was changed").doesNotContain("\tat ");
    }

    @Test
    void aWrongNetworkStopsTheStartWithItsLine() throws Exception {
        Path network = file("network.yaml", "coordinating: bva\nauthorities:\n  - { id: bva, name: A, area: B, land: NW }\n  - { id: bva, name: A, area: B, land: NW }\n"
                + "workshops: []\npeople: []\nmeetings: []\n");
        Ended run = run("--vorhabenpfad.data-dir=" + folder.resolve("other"), "--server.port=0", "--vorhabenpfad.network.location=file:" + network);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.log()).contains("line 4: the id \"bva\" stands here a second time.").doesNotContain("\tat ");
    }

    @Test
    void aDatabaseOfOnesOwnNeedsAnOperatorAndGetsNoOtherAccount() throws Exception {
        JdbcClient.create(Superuser.of(server, "postgres")).sql("create database fresh").update();
        PGSimpleDataSource fresh = Superuser.of(server, "fresh");
        String url = fresh.getUrl() + (fresh.getUrl().contains("?") ? "&" : "?") + "user=" + fresh.getUser() + "&password=" + fresh.getPassword();
        Path none = file("none.json", "[]");
        Ended refused = run("--spring.datasource.url=" + url, "--import=" + none);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.log()).contains("VORHABENPFAD_ADMIN_PASSWORD").doesNotContain("\tat ");
        Ended weak = run("--spring.datasource.url=" + url, "--vorhabenpfad.admin-password=kurz", "--import=" + none);
        assertThat(weak.log()).contains("too weak");
        assertThat(run("--spring.datasource.url=" + url, "--vorhabenpfad.admin-password=Nordlicht#2018", "--import=" + none).status()).isZero();
        JdbcClient jdbc = JdbcClient.create(fresh);
        assertThat(jdbc.sql("select id_ from act_id_user").query(String.class).list()).containsExactly("admin");
        assertThat(jdbc.sql("select group_id_ from act_id_membership").query(String.class).list()).contains("camunda-admin");
        assertThat(jdbc.sql("select count(*) from initiative").query(Long.class).single()).isZero();
        // the operator stays one, also when the file no longer names the account and no password is given any more
        Path other = file("other.yaml", Files.readString(Path.of("src/main/resources/network.yaml")).replaceAll("(?m)^  - \\{ account: admin,.*\\n", ""));
        assertThat(run("--spring.datasource.url=" + url, "--vorhabenpfad.network.location=file:" + other, "--import=" + none).status()).isZero();
        assertThat(run("--spring.datasource.url=" + url, "--vorhabenpfad.network.location=file:" + other, "--import=" + none).status()).isZero();
        // the last operator was taken away: the product does not serve a database that anybody could make theirs
        jdbc.sql("delete from act_id_membership where group_id_ = 'camunda-admin'").update();
        Ended orphaned = run("--spring.datasource.url=" + url, "--import=" + none);
        assertThat(orphaned.status()).isEqualTo(1);
        assertThat(orphaned.log()).contains("no operator yet, and no sign-on brings one").doesNotContain("\tat ");
    }
}
