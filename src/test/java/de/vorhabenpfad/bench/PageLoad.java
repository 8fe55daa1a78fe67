package de.vorhabenpfad.bench;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import de.vorhabenpfad.platform.EmbeddedDatabase;
import de.vorhabenpfad.platform.Superuser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code mvn verify -Pload}: what pages take with 100,000 initiatives stored, at 50 requests a second and then at more and
 * more until the product no longer keeps up. An open model: requests are sent when they are due, whether earlier ones have been
 * answered or not, and the time counts from when they were due. The load comes from the same process, so it costs the product
 * some of its two cores. The table is printed and written to {@code target/load.md}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("load")
class PageLoad {

    private static final int INITIATIVES = 100_000;
    private static final int ASKED_FOR = 50;
    private static final int ASKED_FOR_P95 = 100;
    private static final Duration LASTS = Duration.ofSeconds(60);
    /** What is still under way then is counted as an error rather than piling up without end. */
    private static final int MOST_UNDER_WAY = 400;
    private static final String[] WORDS = "Messstelle Antrag Bescheid Formular Karte Statistik Schulung Postfach Termin Archiv Sensor Wetter Register Fahrzeug Zulassung Förderung Rechnung Vergabe Akte Umfrage".split(" ");

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    EmbeddedDatabase server;

    private final StringBuilder report = new StringBuilder();

    /** One round at one rate. Times in ms. */
    private record Round(int rate, double p50, double p95, double p99, int errors, double answeredPerSecond) {
    }

    @Test
    void measure() throws Exception {
        long stored = jdbc.sql("select count(*) from initiative").query(Long.class).single();
        store(INITIATIVES - (int) stored);
        List<String> anonymous = List.of("/", "/vorschlagen", "/werkzeugkasten", "/werkzeugkasten?text=" + WORDS[3], "/werkzeugkasten/" + slug(),
                "/api/toolbox", "/status/unbekannt", "/api/similar?text=" + encoded("Karte aller Messstellen mit offenen Daten"));
        List<String> signedIn = List.of("/suche", "/suche?text=" + WORDS[5], "/suche?phase=proposal&seite=40", "/vorhaben/V-2025-050000",
                "/api/initiatives?workshop=daten&page=10", "/api/initiatives/V-2025-060000",
                "/api/similar?text=" + encoded("Termine für die Zulassung von Fahrzeugen im Internet vereinbaren"));
        HttpClient nobody = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        HttpClient coordination = signIn("koordination");
        for (int i = 0; i < 3; i++) {
            run(nobody, anonymous, coordination, signedIn, ASKED_FOR, Duration.ofSeconds(15));
        }
        line("%d initiatives stored, %d different requests in turn, half of them by a signed-in person who sees every case.", INITIATIVES, anonymous.size() + signedIn.size());
        line("");
        line("| requests a second | p50 ms | p95 ms | p99 ms | errors | answered a second |");
        line("| --- | --- | --- | --- | --- | --- |");
        Round asked = null;
        for (int rate = ASKED_FOR; rate <= 1600; rate *= 2) {
            perPage.clear();
            Round round = run(nobody, anonymous, coordination, signedIn, rate, LASTS);
            line("| %d | %.0f | %.0f | %.0f | %d | %.0f |", rate, round.p50(), round.p95(), round.p99(), round.errors(), round.answeredPerSecond());
            if (asked == null) {
                asked = round;
                perPage.forEach((path, millis) -> pages.put(path, new ArrayList<>(millis)));
            }
            if (round.errors() > 0 || round.p95() > 1000) {
                line("");
                line("Saturated at %d requests a second.", rate);
                break;
            }
        }
        line("");
        line("| page, at %d requests a second | p50 ms | p95 ms |", ASKED_FOR);
        line("| --- | --- | --- |");
        pages.forEach((path, millis) -> {
            double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            line("| `%s` | %.0f | %.0f |", path, at(sorted, 50), at(sorted, 95));
        });
        Files.writeString(Path.of("target/load.md"), report);
        System.out.println(report);
        assertThat(asked.errors()).as("errors at %d requests a second", ASKED_FOR).isZero();
        assertThat(asked.p95()).as("p95 at %d requests a second, ms", ASKED_FOR).isLessThan(ASKED_FOR_P95);
    }

    private final Map<String, ConcurrentLinkedQueue<Double>> perPage = new java.util.concurrent.ConcurrentSkipListMap<>();
    private final Map<String, List<Double>> pages = new LinkedHashMap<>();

    private Round run(HttpClient nobody, List<String> anonymous, HttpClient coordination, List<String> signedIn, int rate, Duration lasts) throws InterruptedException {
        ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
        AtomicInteger errors = new AtomicInteger();
        Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
        int requests = (int) (rate * lasts.toSeconds());
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            if (!underWay.tryAcquire()) {
                errors.incrementAndGet();
                continue;
            }
            boolean byNobody = i % 2 == 0;
            List<String> paths = byNobody ? anonymous : signedIn;
            String path = paths.get(i / 2 % paths.size());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30)).build();
            (byNobody ? nobody : coordination).sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).whenComplete((response, failure) -> {
                underWay.release();
                double took = (System.nanoTime() - due) / 1e6;
                boolean right = failure == null && (response.statusCode() == 200 || response.statusCode() == 404 && path.startsWith("/status/"));
                if (right) {
                    millis.add(took);
                    perPage.computeIfAbsent(path, none -> new ConcurrentLinkedQueue<>()).add(took);
                } else {
                    errors.incrementAndGet();
                    if (errors.get() == 1) {
                        System.out.println("The first error: " + path + " " + (failure == null ? response.statusCode() : failure.toString()));
                    }
                }
            });
        }
        underWay.tryAcquire(MOST_UNDER_WAY, 60, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Round(rate, at(sorted, 50), at(sorted, 95), at(sorted, 99), errors.get(), sorted.length / seconds);
    }

    private static double at(double[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Initiatives in all stages with a few entries each, as rows: what pages read does not tell them from those of people. */
    private void store(int count) {
        String list = "array['" + String.join("','", WORDS) + "']";
        jdbc.sql("""
                insert into initiative (number, title, idea, topic, stage, workshop, authority, submitted_at, version)
                select 'V-2025-' || lpad(i::text, 6, '0'),
                  pick(i) || ' und ' || pick(i / 7 + 3) || ' digital, Nummer ' || i,
                  'Die Behörden sollen ' || pick(i / 3) || ', ' || pick(i / 11) || ' und ' || pick(i / 13) || ' gemeinsam führen. ' || repeat('Das spart Zeit bei ' || pick(i / 5) || ' und ' || pick(i / 17) || '. ', 9),
                  'offene-daten', (array['proposal', 'prototyping', 'pilot', 'handover'])[1 + i % 4], (array[null, 'daten', 'dienste', 'technologien'])[1 + i % 4],
                  (array['rki', 'bamf', 'zoll', 'dwd'])[1 + i % 4], now() - i * interval '5 minutes', 0
                from generate_series(1, :count) i""".replaceAll("pick\\(([^)]*)\\)", "(" + list + ")[1 + ($1) % " + WORDS.length + "]")).param("count", count).update();
        jdbc.sql("insert into stage_change (number, stage, entered_at) select number, 'proposal', submitted_at from initiative where number like 'V-2025-%'").update();
        jdbc.sql("""
                insert into case_entry (number, kind, step, about, round, author, at, answers, form, form_version)
                select number, 'step', step, null, 1, 'koordination', submitted_at, jsonb_build_object('title', title, 'idea', idea, 'decision', 'admit', 'reason', repeat('Begründung. ', 20)), form, 1
                from initiative, (values ('proposalReceived', 'proposal'), ('screenProposal', 'screening'), ('decideAdmission', 'admission'), ('acceptIntoWorkshop', 'workshop-acceptance')) s(step, form)
                where number like 'V-2025-%'""").update();
        jdbc.sql("insert into participation (number, who) select number, 'workshop-daten' from initiative where workshop = 'daten' on conflict do nothing").update();
        JdbcClient.create(Superuser.of(server, "postgres")).sql("vacuum analyze").update();
    }

    private String slug() {
        return jdbc.sql("select slug from toolbox_entry where visibility = 'public' and retired_at is null order by slug limit 1").query(String.class).single();
    }

    private HttpClient signIn(String account) throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
        String body = "konto=" + account + "&passwort=" + encoded("Vorhaben#2018") + "&weiter=/";
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/anmelden"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("Angemeldet");
        return client;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void line(String format, Object... values) {
        report.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }
}
