package de.vorhabenpfad.running;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.portal.OtherSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every state of every page: empty, filled, refused, long, gone. A new page or a new state is a line here, and all that
 * {@link EveryStateBrowserTest} asks of pages is asked of it.
 */
final class PageStates implements AutoCloseable {

    private static final Pattern REMOVAL = Pattern.compile("/anlagen/(\\d+)/entfernen");
    private static final Pattern TASK = Pattern.compile("name=\"aufgabe\" value=\"([^\"]+)\"");
    /** No word of it can be broken. */
    private static final String LONG = "Verwaltungsverfahrensbeschleunigungs" + "digitalisierungs".repeat(4) + "vorhaben";
    private static final String SUBMIT = "main button[type=submit]";

    private final int port;
    private final JdbcClient jdbc;
    private final CaseFiles caseFiles;
    private final List<State> states = new ArrayList<>();
    private final List<PublishedCase> published = new ArrayList<>();

    /**
     * @param name names the pictures, too
     * @param account who looks; empty for nobody in particular
     * @param scripts whether our scripts arrive
     * @param reach leaves the page in this state
     * @param afterwards brings back what others rely on
     */
    record State(String name, String account, boolean scripts, Consumer<Accessible> reach, Runnable afterwards) {
    }

    PageStates(int port, JdbcClient jdbc, CaseFiles caseFiles) {
        this.port = port;
        this.jdbc = jdbc;
        this.caseFiles = caseFiles;
        forEverybody();
        ideaForm();
        newLink();
        wayOfAnIdea();
        attachmentsOfAnIdea();
        toolbox();
        entries();
        requestToAdopt();
        cases();
        attachmentsOfACase();
        trail();
        errors();
    }

    List<State> all() {
        return states;
    }

    private void state(String name, String account, Consumer<Accessible> reach) {
        states.add(new State(name, account, true, reach, () -> { }));
    }

    private void state(String name, String account, Consumer<Accessible> reach, Runnable afterwards) {
        states.add(new State(name, account, true, reach, afterwards));
    }

    /** Once with our scripts and once without them. */
    private void bothWays(String name, String account, Consumer<Accessible> reach) {
        state(name, account, reach);
        states.add(new State(name + "-ohne-skripte", account, false, reach, () -> { }));
    }

    private void page(String name, String account, String path) {
        state(name, account, visitor -> visitor.open(path));
    }

    // --- what everybody may open

    private void forEverybody() {
        page("start", "", "/");
        state("start-weg-in-worten", "", visitor -> {
            visitor.open("/");
            visitor.page().locator("main summary").click();
        });
        page("start-angemeldet", "panel", "/");
        page("anmelden", "", "/anmelden");
        page("anmelden-nach-ablauf", "", "/anmelden?gesendet&weiter=/suche");
        state("anmelden-abgewiesen", "", visitor -> {
            visitor.open("/anmelden");
            visitor.page().getByLabel("Konto").fill("niemand");
            visitor.page().getByLabel("Passwort").fill("falsch");
            send(visitor, SUBMIT);
            visitor.page().locator("#fehler").waitFor();
        });
        page("anmeldung-fehlgeschlagen", "", BrokenPage.SIGN_ON_FAILED);
        for (String legal : List.of("barrierefreiheit", "leichte-sprache", "datenschutz", "impressum")) {
            page(legal, "", "/" + legal);
            page(legal + "-alles-gesetzt", "", "/" + legal + "?" + OtherSettings.ALL_SET);
        }
        page("impressum-angemeldet", "admin", "/impressum");
    }

    // --- the idea form

    private void ideaForm() {
        bothWays("vorschlagen", "", visitor -> visitor.open("/vorschlagen"));
        page("vorschlagen-mit-konto", "vorschlag", "/vorschlagen");
        bothWays("vorschlagen-abgewiesen", "", visitor -> {
            visitor.open("/vorschlagen");
            send(visitor, SUBMIT);
            visitor.page().locator("#fehler").waitFor();
        });
        state("vorschlagen-andere-behoerde", "", visitor -> {
            visitor.open("/vorschlagen");
            visitor.page().selectOption("#feld-authority", "andere");
            send(visitor, SUBMIT);
            visitor.page().locator("#fehler-authorityOther").waitFor();
        });
        state("vorschlagen-zu-lang", "", visitor -> {
            fillIn(visitor);
            visitor.page().fill("#feld-idea", "Fundsache ".repeat(1000));
            visitor.page().fill("#feld-title", LONG + LONG);
            send(visitor, SUBMIT);
            visitor.page().locator("#fehler-idea").waitFor();
            assertThat(visitor.page().locator(".count").first().textContent()).isEqualTo("5000 Zeichen zu viel");
        });
        state("vorschlagen-zu-gross", "", visitor -> {
            fillIn(visitor);
            // rather than typing two megabytes
            visitor.page().evaluate("document.querySelector('form[data-form]').dataset.limit = 100");
            visitor.page().locator(SUBMIT).first().click();
            assertThat(visitor.page().locator("#fehler").innerText()).contains("Bitte kürzen Sie Ihren Text");
        });
        state("vorschlagen-falle", "", visitor -> {
            fillIn(visitor);
            visitor.page().evaluate("document.getElementById('feld-webseite').value = 'https://example.org'");
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator("#fehler").innerText()).contains("Webseite");
        });
        state("vorschlagen-zu-viele", "", visitor -> {
            fillIn(visitor);
            tooMany("IDEA");
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator("#fehler").innerText()).contains("sehr viele Vorschläge");
        }, this::countAnew);
        state("vorschlagen-aehnliche", "", visitor -> {
            fillIn(visitor);
            visitor.page().fill("#feld-title", entryName());
            visitor.page().locator("[data-similar] a").first().waitFor();
            int hits = visitor.page().locator("[data-similar] li").count();
            assertThat(visitor.page().locator("#aehnlich").textContent()).isEqualTo(hits == 1 ? "1 ähnliches Ergebnis" : hits + " ähnliche Ergebnisse");
            assertThat(visitor.page().locator("[data-similar]").getAttribute("aria-live")).isNull();
        });
        state("vorgeschlagen", "", visitor -> visitor.open(submitted("Fundsachen aller Behörden suchen", email()).path()));
        state("vorgeschlagen-schon", "", visitor -> {
            String email = email();
            String sent = submitted("Fundsachen aller Behörden suchen", email).path();
            new Visitor(port).post(TestMail.link(TestMail.waitFor(email, 1)) + "/bestaetigen", Map.of());
            visitor.open(sent);
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Dieser Vorschlag ist schon eingegangen");
        });
        state("vorgeschlagen-ohne-mailserver", "",
                visitor -> visitor.open(submitted("Fundsachen aller Behörden suchen", email()).path() + "?" + OtherSettings.NO_MAIL_SERVER));
    }

    private static void fillIn(Accessible visitor) {
        visitor.open("/vorschlagen");
        Page page = visitor.page();
        page.fill("#feld-title", "Fundsachen aller Behörden suchen");
        page.fill("#feld-idea", "Alle Behörden führen ihre Fundsachen in einer gemeinsamen Liste, die man durchsuchen kann.");
        page.selectOption("#feld-topic", "offene-daten");
        page.fill("#feld-name", "Vorschlagende Person");
        page.fill("#feld-email", email());
        page.selectOption("#feld-authority", "bva");
    }

    // --- a new link

    private void newLink() {
        bothWays("neuer-link", "", visitor -> visitor.open("/status"));
        bothWays("neuer-link-abgewiesen", "", visitor -> {
            visitor.open("/status");
            visitor.page().fill("#feld-nummer", "42");
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator("#fehler a").allTextContents()).hasSize(2);
            assertThat(visitor.page().locator("[aria-invalid=true]").count()).isEqualTo(2);
            assertThat(visitor.page().title()).startsWith("Bitte prüfen");
        });
        state("neuer-link-gesendet", "", visitor -> {
            askForLink(visitor);
            visitor.page().locator("#gesendet").waitFor();
        }, this::countAnew);
        state("neuer-link-zu-viele", "", visitor -> {
            tooMany("LINK");
            askForLink(visitor);
            visitor.page().locator("#fehler").waitFor();
        }, this::countAnew);
    }

    private static void askForLink(Accessible visitor) {
        visitor.open("/status");
        visitor.page().fill("#feld-nummer", "V-2026-0042");
        visitor.page().fill("#feld-email", "niemand@example.org");
        send(visitor, SUBMIT);
    }

    // --- the way of an idea without an account

    private void wayOfAnIdea() {
        page("status-unbekannt", "", "/status/gibt-es-nicht");
        state("status-entwurf", "", visitor -> visitor.open(draft()));
        state("status-entwurf-verwerfen", "", visitor -> {
            visitor.open(draft());
            visitor.page().locator("main summary").click();
        });
        state("status-verworfen", "", visitor -> {
            visitor.open(draft());
            visitor.page().locator("main summary").click();
            send(visitor, "form[action$=verwerfen] button");
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Der Entwurf ist gelöscht");
        });
        state("status-bestaetigt", "", visitor -> visitor.open(confirmed().link + "?hinweis=bestaetigt"));
        state("status-lang", "", visitor -> visitor.open(confirmed(LONG).link));
        bothWays("status-gefragt", "", visitor -> visitor.open(asked().link));
        state("status-gefragt-ueberarbeiten", "", visitor -> {
            visitor.open(asked().link);
            visitor.page().locator("input[name=decision]").first().check();
        });
        bothWays("status-antwort-abgewiesen", "", visitor -> {
            visitor.open(asked().link);
            send(visitor, "form[action$=ueberarbeiten] button");
            visitor.page().locator("#fehler").waitFor();
        });
        state("status-beantwortet", "", visitor -> {
            visitor.open(asked().link);
            visitor.page().locator("input[name=decision]").first().check();
            send(visitor, "form[action$=ueberarbeiten] button");
            assertThat(visitor.page().locator("[role=status]").innerText()).isEqualTo("Ihre Antwort ist eingegangen");
        });
        state("status-link-beendet-mit-eingaben", "", visitor -> {
            Idea idea = asked();
            visitor.open(idea.link);
            visitor.page().locator("input[name=decision]").first().check();
            jdbc.sql("delete from status_link where number = :number").param("number", idea.number).update();
            send(visitor, "form[action$=ueberarbeiten] button");
            visitor.page().locator("#getippt").waitFor();
            assertThat(visitor.page().locator("h1").innerText()).contains("gilt nicht");
        });
        state("status-formular-weg-mit-eingaben", "", visitor -> {
            Idea idea = asked();
            visitor.open(idea.link);
            visitor.page().locator("input[name=decision]").first().check();
            Matcher task = TASK.matcher(new Visitor(port).get(idea.link).html());
            assertThat(task.find()).isTrue();
            // in another window
            new Visitor(port).post(idea.link + "/ueberarbeiten", Map.of("aufgabe", task.group(1), "decision", "withdraw"));
            send(visitor, "form[action$=ueberarbeiten] button");
            visitor.page().locator("#getippt").waitFor();
        });
        state("status-ruecknahme-offen", "", visitor -> {
            visitor.open(confirmed().link);
            visitor.page().getByText("Ich möchte meinen Vorschlag zurücknehmen").click();
        });
        state("status-ruecknahme-abgewiesen", "", visitor -> {
            visitor.open(confirmed().link);
            visitor.page().getByText("Ich möchte meinen Vorschlag zurücknehmen").click();
            send(visitor, "form[action$=zuruecknehmen] button");
            visitor.page().locator("#fehler-reason").waitFor();
        });
        state("status-ruecknahme-laeuft", "", visitor -> {
            visitor.open(confirmed().link + "?hinweis=zurueckgenommen");
            assertThat(visitor.page().locator("[role=status]").innerText()).contains("Ihre Rücknahme ist eingegangen");
        });
        state("status-zurueckgenommen", "", visitor -> {
            visitor.open(withdrawn().link);
            visitor.page().locator("#ausgang").waitFor();
        });
        state("status-name-gespeichert", "", visitor -> {
            visitor.open(confirmed().link);
            send(visitor, "form[action$=name] button");
            assertThat(visitor.page().locator("[role=status]").innerText()).isEqualTo("Das ist so festgehalten.");
        });
        state("status-name-zu-oft", "", visitor -> {
            visitor.open(confirmed().link);
            tooMany("NAME");
            send(visitor, "form[action$=name] button");
            visitor.page().locator("#fehler").waitFor();
        }, this::countAnew);
    }

    // --- attachments of an idea

    private void attachmentsOfAnIdea() {
        bothWays("status-anlagen-leer", "", visitor -> visitor.open(confirmed().link + "/anlagen"));
        state("status-anlagen-abgewiesen", "", visitor -> {
            visitor.open(confirmed().link + "/anlagen");
            choose(visitor, wrong(), text("Ein" + "lang".repeat(30) + ".txt"));
            visitor.page().locator(".attachment-form button").click();
            visitor.page().locator(".attachment-failures").waitFor();
        });
        state("status-anlagen-aufgenommen", "", visitor -> {
            visitor.open(confirmed().link + "/anlagen");
            choose(visitor, text("Anleitung.txt"));
            visitor.page().locator(".attachment-form button").click();
            visitor.page().locator(".attachment-done").waitFor();
        });
        state("status-anlagen-zu-gross", "", visitor -> {
            visitor.open(confirmed().link + "/anlagen");
            // rather than sending twenty megabytes
            visitor.page().evaluate("document.querySelector('.attachment-form').dataset.bytes = 1");
            choose(visitor, text("Film.txt"));
            visitor.page().locator(".attachment-form button").click();
            assertThat(visitor.page().locator(".attachment-told").textContent()).startsWith("Zu groß").contains("Film.txt");
        });
        state("status-anlagen-unterwegs", "", visitor -> {
            visitor.open(confirmed().link + "/anlagen");
            visitor.page().route("**/anlagen", route -> { });
            sendByKey(visitor);
            visitor.page().locator("progress").waitFor();
            assertThat(visitor.page().locator(".attachment-state[role=status]").textContent()).isIn("Wird übertragen", "Wird geprüft");
            assertThat(visitor.page().evaluate("document.activeElement.textContent")).as("the button keeps the focus").isEqualTo("Hochladen");
        });
        state("status-anlagen-abgebrochen", "", visitor -> {
            visitor.page().unroute("**/anlagen");
            visitor.open(confirmed().link + "/anlagen");
            visitor.page().route("**/anlagen", Route::abort);
            sendByKey(visitor);
            visitor.page().locator(".attachment-told").waitFor();
            assertThat(visitor.page().locator(".attachment-form button").getAttribute("aria-disabled")).isNull();
            visitor.page().unroute("**/anlagen");
        });
        state("status-anlagen-voll", "", visitor -> {
            Idea idea = confirmed();
            for (int i = 1; i <= 10; i++) {
                new Visitor(port).upload(idea.link + "/anlagen", "Teil " + i + ".txt", "Text");
            }
            visitor.open(idea.link + "/anlagen");
            assertThat(visitor.page().locator("main").innerText()).contains("Es sind schon 10 Anlagen da");
        });
        state("status-anlagen-abgeschlossen", "", visitor -> visitor.open(withdrawn().link + "/anlagen"));
        state("status-anlage-entfernen", "", visitor -> {
            Idea idea = confirmed();
            new Visitor(port).upload(idea.link + "/anlagen", LONG + ".txt", "Text");
            visitor.open(idea.link + "/anlagen");
            visitor.page().locator("main td a[href$=entfernen]").click();
            visitor.page().waitForURL("**/entfernen");
        });
        state("status-anlage-entfernt", "", visitor -> {
            Idea idea = confirmed();
            Matcher link = REMOVAL.matcher(new Visitor(port).upload(idea.link + "/anlagen", "Liste.txt", "Text").html());
            assertThat(link.find()).isTrue();
            visitor.open(idea.link + link.group());
            send(visitor, SUBMIT);
            visitor.page().locator(".attachment-done").waitFor();
        });
    }

    private static void sendByKey(Accessible visitor) {
        choose(visitor, text("Plan.txt"));
        visitor.page().locator(".attachment-form button").press("Enter");
    }

    private static void choose(Accessible visitor, FilePayload... files) {
        visitor.page().setInputFiles("#dateien", files);
    }

    private static FilePayload wrong() {
        return new FilePayload("falsch.pdf", "application/pdf", new byte[] { 1, 2, 3 });
    }

    private static FilePayload text(String name) {
        return new FilePayload(name, "text/plain", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }

    // --- the toolbox

    private void toolbox() {
        bothWays("werkzeugkasten", "", visitor -> visitor.open("/werkzeugkasten"));
        page("werkzeugkasten-nichts-gefunden", "", "/werkzeugkasten?text=gibtesnicht");
        state("werkzeugkasten-getippt", "", visitor -> {
            visitor.open("/werkzeugkasten");
            visitor.page().locator("#text").pressSequentially("offene dat");
            visitor.page().waitForCondition(() -> visitor.page().locator("#gefunden").textContent().equals("1 Eintrag"));
        });
        state("werkzeugkasten-antwortet-nicht", "", visitor -> {
            visitor.open("/werkzeugkasten");
            visitor.page().route("**/werkzeugkasten?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            visitor.page().locator("#text").pressSequentially("offene");
            visitor.page().getByText("Die Suche antwortet gerade nicht").waitFor();
            visitor.page().unroute("**/werkzeugkasten?*");
        });
        state("werkzeugkasten-seiten", "behoerde-bzst", visitor -> {
            for (String number : jdbc.sql("select number from initiative where number not in (select number from toolbox_entry) order by number limit 20")
                    .query(String.class).list()) {
                PublishedCase entry = new PublishedCase(number, "probe-" + UUID.randomUUID(), jdbc);
                entry.publish("network");
                published.add(entry);
            }
            visitor.open("/werkzeugkasten");
            visitor.page().locator("nav.pages").waitFor();
            visitor.page().locator(".tool .kern-badge").first().waitFor();
        }, this::takeBack);
        List<String> hidden = new ArrayList<>();
        state("werkzeugkasten-noch-nichts-veroeffentlicht", "", visitor -> {
            hidden.addAll(jdbc.sql("select slug from toolbox_entry where visibility = 'public'").query(String.class).list());
            jdbc.sql("update toolbox_entry set visibility = 'network' where visibility = 'public'").update();
            visitor.open("/werkzeugkasten");
            assertThat(visitor.page().locator("#ergebnisse").innerText()).contains("Noch ist kein Ergebnis veröffentlicht.");
        }, () -> jdbc.sql("update toolbox_entry set visibility = 'public' where slug in (:slugs)").param("slugs", hidden).update());
        page("werkzeugkasten-unbekannt", "", "/werkzeugkasten/gibt-es-nicht");
        page("werkzeugkasten-unbekannt-mit-konto", "behoerde-bzst", "/werkzeugkasten/gibt-es-nicht");
    }

    private void entries() {
        state("eintrag", "", visitor -> {
            visitor.open("/werkzeugkasten/postfach-fuer-offene-daten");
            visitor.page().locator("main details summary").all().forEach(one -> one.click());
        });
        state("eintrag-stillgelegt", "", visitor -> {
            PublishedCase entry = publish("public");
            jdbc.sql("update toolbox_entry set retired_at = now() where slug = :slug").param("slug", entry.slug()).update();
            visitor.open(entry.page());
            assertThat(visitor.page().locator(".marks").innerText()).contains("Stillgelegt");
        }, this::takeBack);
        state("eintrag-nur-netzwerk", "behoerde-bzst", visitor -> {
            visitor.open(publish("network").page());
            assertThat(visitor.page().locator(".marks").innerText()).contains("Nur im Netzwerk");
        }, this::takeBack);
        state("eintrag-lang-mit-summen-und-dokument", "", visitor -> {
            visitor.open(longEntry().page());
            visitor.page().locator("main details summary").all().forEach(one -> one.click());
            assertThat(visitor.page().locator(".sums").innerText()).contains("3 Behörden haben");
            visitor.page().locator("#dokumente").waitFor();
            assertThat(visitor.page().locator("#nutzung ~ .scroll tbody tr").count()).isEqualTo(4);
        }, this::takeBack);
    }

    /** All that an entry may have, in words that do not fit into a line. */
    private PublishedCase longEntry() {
        PublishedCase entry = publish("public");
        jdbc.sql("""
                update toolbox_entry set name = :long, short_description = :text, long_description = :text, license = 'EUPL-1.2',
                  repository_url = 'https://example.org/' || :long, contact_point = :long || '@example.org', dossier = cast(:dossier as jsonb)
                where slug = :slug""")
                .param("long", LONG).param("text", ("Zeigt, wo Wasser fließt, und warum.\n" + LONG + "\n").repeat(3)).param("slug", entry.slug())
                .param("dossier", Rest.text(List.of(Map.of("heading", "Entwicklung planen", "on", "2026-03-01", "answers", List.of(
                        Map.of("label", "Ziel", "text", LONG), Map.of("label", "Beteiligte", "items", List.of("Datenschutz", LONG)),
                        Map.of("label", "Erfolgskriterien", "headings", List.of("Kriterium", "Zielwert"), "rows", List.of(List.of(LONG, "90 %"), List.of("Dauer", "2 Tage")))))))).update();
        List<String> users = List.of("bsi", "bamf", "zoll", "dpma");
        for (String authority : users) {
            boolean running = authority.equals("dpma");
            jdbc.sql("""
                    insert into adoption (slug, authority, status, planned_go_live, responsible, variant, go_live_on, started_at)
                    values (:slug, :authority, :status, current_date, 'Referat 1', :variant, :live, now())""")
                    .param("slug", entry.slug()).param("authority", authority).param("status", running ? "running" : "in-use")
                    .param("variant", running ? null : authority.equals("zoll") ? LONG : "mit eigener Anmeldung")
                    .param("live", running ? null : java.time.LocalDate.of(2026, 5, 1)).update();
            if (!running) {
                jdbc.sql("""
                        insert into case_entry (number, kind, step, about, round, author, at, answers)
                        values (:number, 'step', 'reportBenefit', :authority, 1, 'behoerde-bsi', now(), '{"satisfaction": 4, "hoursSavedPerYear": 1200}')""")
                        .param("number", entry.number()).param("authority", authority).update();
            }
        }
        attach(entry.number(), "Anleitung " + LONG + ".txt");
        decide(entry.number());
        return entry;
    }

    // --- the request to adopt

    private void requestToAdopt() {
        bothWays("uebernehmen", "behoerde-bzst", visitor -> visitor.open("/werkzeugkasten/postfach-fuer-offene-daten/uebernehmen"));
        bothWays("uebernehmen-abgewiesen", "behoerde-bzst", visitor -> {
            visitor.open("/werkzeugkasten/postfach-fuer-offene-daten/uebernehmen");
            send(visitor, SUBMIT);
            visitor.page().locator("#fehler").waitFor();
        });
        page("uebernehmen-kein-kontakt", "vorschlag", "/werkzeugkasten/postfach-fuer-offene-daten/uebernehmen");
        state("uebernehmen-laeuft-schon", "behoerde-rki", visitor -> {
            visitor.open(adopted("rki").page() + "/uebernehmen");
            assertThat(visitor.page().locator("main").innerText()).contains("Schon dabei");
        }, this::takeBack);
        state("uebernahme-angemeldet", "behoerde-rki", visitor -> {
            visitor.open(adopted("rki").page() + "/uebernahme?behoerde=rki");
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Ihre Übernahme ist angemeldet");
        }, this::takeBack);
        state("uebernehmen-abgemeldet", "behoerde-bfarm", visitor -> {
            visitor.open("/werkzeugkasten/postfach-fuer-offene-daten/uebernehmen");
            visitor.page().fill("#feld-responsible", "Referat Statistik");
            visitor.page().context().clearCookies();
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator("#fehler").innerText()).contains("Sie sind nicht mehr angemeldet");
            assertThat(visitor.page().locator("#feld-responsible").inputValue()).isEqualTo("Referat Statistik");
        });
        state("uebernehmen-abgemeldet-netzwerk", "behoerde-ptb", visitor -> {
            visitor.open(publish("network").page() + "/uebernehmen");
            visitor.page().fill("#feld-responsible", "Referat Statistik");
            visitor.page().context().clearCookies();
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Sie sind nicht mehr angemeldet");
            assertThat(visitor.page().locator("dl.facts").innerText()).contains("Referat Statistik");
        }, this::takeBack);
    }

    /** By hand: a process would outlive the entry. */
    private PublishedCase adopted(String authority) {
        PublishedCase entry = publish("public");
        jdbc.sql("""
                insert into adoption (slug, authority, status, planned_go_live, responsible, started_at)
                values (:slug, :authority, 'running', current_date + 60, 'Referat 1', now())""").param("slug", entry.slug()).param("authority", authority).update();
        return entry;
    }

    // --- cases

    private void cases() {
        page("suche", "panel", "/suche");
        page("suche-nichts-gefunden", "panel", "/suche?text=gibtesnicht");
        state("suche-seite-2", "panel", visitor -> {
            visitor.open("/suche?seite=2");
            assertThat(visitor.page().locator("nav.pages").innerText()).contains("Seite 2 von");
        });
        state("vorhaben-uebergeben", "panel", visitor -> visitor.open("/vorhaben/" + jdbc.sql("select number from toolbox_entry where slug = 'postfach-fuer-offene-daten'").query(String.class).single()));
        state("vorhaben-in-erprobung", "panel", visitor -> visitor.open("/vorhaben/" + number("stage=pilot")));
        state("vorhaben-mit-kontakt-lang-und-ueberfaellig", "koordination", visitor -> {
            Idea idea = confirmed(LONG);
            jdbc.sql("update act_ru_task set due_date_ = now() - interval '9 days' where proc_inst_id_ in (select proc_inst_id_ from act_ru_variable where name_ = 'number' and text_ = :number)")
                    .param("number", idea.number).update();
            attach(idea.number, LONG + ".txt");
            visitor.open("/vorhaben/" + idea.number);
            visitor.page().locator("#kontakt").waitFor();
            visitor.page().locator(".overdue").first().waitFor();
        });
        state("vorhaben-leer", "koordination", visitor -> {
            visitor.open("/vorhaben/" + PublishedCase.closed(jdbc, caseFiles, "rejected").number());
            assertThat(visitor.page().locator("main").innerText()).contains("Die Akte hat noch keine Einträge");
        });
    }

    private void attachmentsOfACase() {
        state("anlagen-nur-lesen", "panel", visitor -> visitor.open(Uploads.page(number("stage=pilot"))));
        state("anlagen-abgewiesen", "koordination", visitor -> {
            visitor.open(Uploads.page(PublishedCase.closed(jdbc, caseFiles, "handed-over").number()));
            choose(visitor, wrong(), text("Ein" + "lang".repeat(30) + ".txt"));
            visitor.page().locator(".attachment-form button").click();
            visitor.page().locator(".attachment-failures").waitFor();
        });
        state("anlage-entfernen", "koordination", visitor -> {
            String number = PublishedCase.closed(jdbc, caseFiles, "handed-over").number();
            attach(number, "Anleitung.txt");
            visitor.open(Uploads.page(number) + "/" + attachment(number) + "/entfernen");
        });
        state("anlagen-freigegeben", "koordination", visitor -> {
            String number = publish("public").number();
            attach(number, "Anleitung.txt");
            visitor.open(Uploads.page(number) + "/" + attachment(number) + "/werkzeugkasten");
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator(".attachment-done").innerText()).contains("freigegeben");
        }, this::takeBack);
        state("anlage-freigeben", "koordination", visitor -> release(visitor, publish("public"), "sofort öffentlich"), this::takeBack);
        state("anlage-freigeben-netzwerk", "koordination", visitor -> release(visitor, publish("network"), "das ganze Netzwerk"), this::takeBack);
        state("anlage-freigeben-vor-veroeffentlichung", "koordination",
                visitor -> release(visitor, PublishedCase.closed(jdbc, caseFiles, "handed-over"), "Sobald das Ergebnis veröffentlicht ist"));
        state("anlage-nicht-mehr-zeigen", "koordination", visitor -> {
            PublishedCase entry = publish("public");
            attach(entry.number(), "Anleitung.txt");
            decide(entry.number());
            visitor.open(Uploads.page(entry.number()) + "/" + attachment(entry.number()) + "/werkzeugkasten");
            assertThat(visitor.page().locator("h1").innerText()).contains("nicht mehr zeigen");
        }, this::takeBack);
    }

    private void release(Accessible visitor, PublishedCase made, String words) {
        attach(made.number(), "Anleitung.txt");
        visitor.open(Uploads.page(made.number()) + "/" + attachment(made.number()) + "/werkzeugkasten");
        assertThat(visitor.page().locator("main").innerText()).contains(words);
    }

    // --- the trail

    private void trail() {
        page("protokoll", "admin", "/protokoll");
        page("protokoll-seite-2", "admin", "/protokoll?art=change&seite=2");
        page("protokoll-leer", "admin", "/protokoll?konto=gibtesnicht");
        state("protokoll-abgewiesen", "admin", visitor -> {
            visitor.open("/protokoll?vorhaben=x&von=x&bis=x");
            assertThat(visitor.page().title()).startsWith("Bitte prüfen");
            assertThat(visitor.page().evaluate("document.activeElement.id")).isEqualTo("fehler");
        });
    }

    // --- errors

    private void errors() {
        state("fehler-500", "", visitor -> {
            visitor.open(BrokenPage.ADDRESS);
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Das hat nicht geklappt");
        });
        page("fehler-404", "", "/gibt-es-nicht");
        page("fehler-404-mit-konto", "panel", "/vorhaben/V-1999-0001");
        state("fehler-403", "behoerde-bsh", visitor -> {
            visitor.open("/vorhaben/" + new Rest(port, "vorschlag").get("/api/initiatives?stage=proposal").body().path("items").get(0).path("number").asText());
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Kein Zugang");
        });
        page("fehler-400", "admin", "/protokoll.csv?von=x");
        // with scripts the form is not sent: "vorschlagen-zu-gross"
        states.add(new State("fehler-413", "", false, visitor -> {
            visitor.open("/vorschlagen");
            visitor.page().evaluate("() => { document.getElementById('feld-idea').value = 'Viel Text. '.repeat(200000); }");
            send(visitor, SUBMIT);
            assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Das war zu groß");
        }, () -> { }));
        state("fehler-415", "", visitor -> {
            visitor.open("/impressum");
            foreignForm(visitor, "/status/gibt-es-nicht/anlagen", "text/plain");
        });
        state("fehler-fremde-seite", "", visitor -> {
            visitor.page().navigate("data:text/html,<title>Fremd</title>");
            foreignForm(visitor, "/vorschlagen", "application/x-www-form-urlencoded");
        });
    }

    /** A form that no page of ours has, sent from where the visitor is. */
    private static void foreignForm(Accessible visitor, String path, String type) {
        visitor.page().waitForNavigation(() -> visitor.page().evaluate("""
                ([action, enctype]) => {
                  const form = document.createElement('form');
                  Object.assign(form, { method: 'post', enctype, action });
                  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'a', value: 'b' }));
                  document.body.append(form);
                  form.submit();
                }""", List.of(visitor.address(path), type)));
    }

    // --- what it takes

    /** An idea from outside. */
    private record Idea(String number, String link) {
    }

    private static String email() {
        return "zustand-" + UUID.randomUUID() + "@example.org";
    }

    private Visitor.Page submitted(String title, String email) {
        countAnew();
        Visitor.Page sent = new Visitor(port).post("/vorschlagen", Visitor.proposal(UUID.randomUUID().toString(), title, email));
        assertThat(sent.path()).startsWith("/vorschlagen/");
        return sent;
    }

    private String draft() {
        String email = email();
        submitted("Fundsachen aller Behörden suchen", email);
        return TestMail.link(TestMail.waitFor(email, 1));
    }

    private Idea confirmed() {
        return confirmed("Fundsachen aller Behörden suchen");
    }

    private Idea confirmed(String title) {
        String email = email();
        submitted(title, email);
        String link = TestMail.link(TestMail.waitFor(email, 1));
        new Visitor(port).post(link + "/bestaetigen", Map.of());
        return new Idea(jdbc.sql("select number from contact where email = :email").param("email", email).query(String.class).single(), link);
    }

    private Idea asked() {
        Idea idea = confirmed();
        assertThat(new Rest(port, "koordination").complete(idea.number, "screenProposal", Answers.decision("revise", "Wer pflegt die Liste?")).status()).isEqualTo(204);
        return idea;
    }

    private Idea withdrawn() {
        Idea idea = confirmed();
        new Visitor(port).post(idea.link + "/zuruecknehmen", Map.of("reason", "Es gibt sie schon."));
        org.awaitility.Awaitility.await().until(() -> new Visitor(port).get(idea.link).html().contains("id=\"ausgang\""));
        return idea;
    }

    private PublishedCase publish(String visibility) {
        PublishedCase made = PublishedCase.of(jdbc, caseFiles, visibility);
        published.add(made);
        return made;
    }

    private void attach(String number, String name) {
        assertThat(new Uploads(port, "koordination").send(number, Uploads.Sent.of(name, "Text".getBytes(StandardCharsets.UTF_8))).status()).isEqualTo(302);
    }

    private String attachment(String number) {
        return new Uploads(port, "koordination").list(number).get(0).id();
    }

    /** The one attachment is to be seen in the toolbox. */
    private void decide(String number) {
        assertThat(new Uploads(port, "koordination").post(Uploads.page(number) + "/" + attachment(number) + "/werkzeugkasten", "zeigen=ja").status()).isEqualTo(302);
    }

    private String number(String query) {
        return new Rest(port, "panel").get("/api/initiatives?" + query).body().path("items").get(0).path("number").asText();
    }

    private String entryName() {
        return jdbc.sql("select name from toolbox_entry where visibility = 'public' and retired_at is null order by slug limit 1").query(String.class).single();
    }

    /** Clicks, and waits for the page that comes of it. */
    private static void send(Accessible visitor, String button) {
        visitor.page().waitForNavigation(() -> visitor.page().locator(button).first().click());
    }

    /** Nobody may send another one within this hour. */
    private void tooMany(String kind) {
        jdbc.sql("insert into submission (kind, address, at) select :kind, decode('00', 'hex'), now() from generate_series(1, 60)").param("kind", kind).update();
    }

    private void countAnew() {
        jdbc.sql("delete from submission").update();
    }

    private void takeBack() {
        published.forEach(one -> {
            jdbc.sql("delete from adoption where slug = :slug").param("slug", one.slug()).update();
            one.close();
        });
        published.clear();
    }

    @Override
    public void close() {
        takeBack();
        countAnew();
    }
}
