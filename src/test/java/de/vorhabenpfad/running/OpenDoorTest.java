package de.vorhabenpfad.running;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.deadlines.Deadlines;
import de.vorhabenpfad.platform.Answers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of an idea without an account, and all that may come in by an open door. */
@RunningApplication
class OpenDoorTest {

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    Contacts contacts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Deadlines deadlines;

    private Visitor visitor;
    private Rest coordination;
    private String email;
    private String page;

    @BeforeEach
    void fresh() {
        visitor = new Visitor(port);
        coordination = new Rest(port, "koordination");
        email = "vorschlag-" + UUID.randomUUID() + "@example.org";
        page = UUID.randomUUID().toString();
        jdbc.sql("delete from submission").update();
    }

    private long drafts() {
        return jdbc.sql("select count(*) from draft").query(Long.class).single();
    }

    private Visitor.Page submit(Map<String, String> fields) {
        return visitor.post("/vorschlagen", fields);
    }

    private Map<String, String> proposal() {
        return Visitor.proposal(page, "Gemeinsame Fundsachenliste", email);
    }

    /** Sends the idea and returns the path of the link in the mail. */
    private String submitted() {
        assertThat(submit(proposal()).path()).isEqualTo("/vorschlagen/" + page);
        return TestMail.link(TestMail.waitFor(email, 1));
    }

    /** Sends and confirms the idea and returns the path of the link. */
    private String confirmed() {
        String link = submitted();
        visitor.post(link + "/bestaetigen", Map.of());
        return link;
    }

    private String number() {
        return jdbc.sql("select number from contact where email = :email").param("email", email).query(String.class).single();
    }

    private String askForRevision() {
        String number = number();
        assertThat(coordination.complete(number, "screenProposal", Answers.decision("revise", "Wer pflegt die Liste?")).status()).isEqualTo(204);
        return TestMail.link(TestMail.waitFor(email, 2));
    }

    private String task(String link) {
        java.util.regex.Matcher task = java.util.regex.Pattern.compile("name=\"aufgabe\" value=\"([^\"]+)\"").matcher(visitor.get(link).html());
        assertThat(task.find()).as("the form of the revision").isTrue();
        return task.group(1);
    }

    private Map<String, String> revision(String task, String title) {
        Map<String, String> fields = proposal();
        fields.keySet().retainAll(Set.of("title", "idea", "topic"));
        fields.put("title", title);
        fields.put("decision", "resubmit");
        fields.put("aufgabe", task);
        return fields;
    }

    private void refused(Map<String, String> fields, int status, String words) {
        long before = drafts();
        Visitor.Page answer = submit(fields);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(words);
        assertThat(drafts()).as("drafts").isEqualTo(before);
    }

    @Test
    void anIdeaIsADraftUntilItsAddressIsConfirmedAndThenTheInitiativeOfThatNumber() {
        String link = submitted();
        String number = jdbc.sql("select number from draft where page = :page").param("page", UUID.fromString(page)).query(String.class).single();
        assertThat(TestMail.subject(TestMail.waitFor(email, 1))).contains(number);
        assertThat(visitor.get("/vorschlagen/" + page).text()).contains(number);
        assertThat(caseFiles.find(number)).isEmpty();
        assertThat(coordination.get("/api/initiatives/" + number).status()).isEqualTo(404);
        assertThat(visitor.get(link).text()).contains("Möchten Sie diesen Vorschlag einreichen?");

        Visitor.Page status = visitor.post(link + "/bestaetigen", Map.of());
        assertThat(status.text()).contains("Ihr Vorschlag ist eingegangen").contains("innerhalb von " + deadlines.workingDays("screenProposal") + " Arbeitstagen");
        assertThat(caseFiles.get(number).entries()).extracting(Entry::step, Entry::author).containsExactly(org.assertj.core.groups.Tuple.tuple("proposalReceived", Entry.PROPOSER));
        assertThat(caseFiles.get(number).entries().get(0).answers()).doesNotContainKeys("name", "email", "authority");
        assertThat(coordination.tasks(number, "screenProposal")).hasSize(1);
        assertThat(status.header("Cache-Control")).contains("no-store");
        assertThat(status.header("Referrer-Policy")).isEqualTo("strict-origin");
    }

    @Test
    void onlyCoordinationLearnsWhoProposed() {
        confirmed();
        Visitor office = new Visitor(port);
        office.signIn("koordination");
        assertThat(office.get("/vorhaben/" + number()).text()).contains(email).contains("Amt für Fundsachen");
        Visitor panel = new Visitor(port);
        panel.signIn("panel");
        assertThat(panel.get("/vorhaben/" + number()).text()).contains("Gemeinsame Fundsachenliste").doesNotContain(email);
    }

    @Test
    void theProposerAddsAttachmentsByTheLinkOnceTheAddressIsConfirmed() throws Exception {
        String link = submitted();
        assertThat(visitor.get(link + "/anlagen").status()).isEqualTo(404);
        visitor.post(link + "/bestaetigen", Map.of());
        assertThat(visitor.get(link + "/anlagen").text()).contains("Anlagen hinzufügen");
        assertThat(visitor.upload(link + "/anlagen", "skizze.txt", "Eine Skizze der Liste.").text()).contains("Die Anlage wurde aufgenommen.").contains("skizze.txt");
        Visitor office = new Visitor(port);
        office.signIn("koordination");
        assertThat(office.upload("/vorhaben/" + number() + "/anlagen", "vermerk.txt", "Nur für die Koordinierungsstelle.").text()).contains("skizze.txt").contains("vermerk.txt");
        assertThat(visitor.get(link + "/anlagen").text()).contains("skizze.txt").doesNotContain("vermerk.txt");
        assertThat(visitor.upload(link + "/anlagen", "programm.exe", "MZ\u0000\u0001").status()).isEqualTo(415);
    }

    @Test
    void confirmingTwiceAtOnceMakesOneInitiative() throws Exception {
        String link = submitted();
        atOnce(4, () -> new Visitor(port).post(link + "/bestaetigen", Map.of()).status());
        assertThat(coordination.tasks(number(), "screenProposal")).hasSize(1);
        assertThat(caseFiles.get(number()).entries()).hasSize(1);
    }

    @Test
    void aDoubleClickAndAPageSentAgainMakeOneDraftAndOneMail() throws Exception {
        Set<String> pages = new HashSet<>(atOnce(4, () -> new Visitor(port).post("/vorschlagen", proposal()).path()));
        assertThat(pages).containsExactly("/vorschlagen/" + page);
        String link = TestMail.link(TestMail.waitFor(email, 1));
        visitor.post(link + "/bestaetigen", Map.of());
        assertThat(submit(proposal()).path()).isEqualTo("/vorschlagen/" + page);
        assertThat(jdbc.sql("select count(*) from draft where page = :page").param("page", UUID.fromString(page)).query(Long.class).single()).isZero();
        assertThat(TestMail.to(email)).hasSize(1);
    }

    @Test
    void aCorrectionOnTheWayBackIsAnotherDraft() {
        Map<String, String> mistyped = proposal();
        mistyped.put("email", "vertippt-" + email);
        submit(mistyped);
        Visitor.Page corrected = submit(proposal());
        assertThat(corrected.path()).startsWith("/vorschlagen/").isNotEqualTo("/vorschlagen/" + page);
        assertThat(visitor.get(TestMail.link(TestMail.waitFor(email, 1))).text()).contains("Möchten Sie diesen Vorschlag einreichen?");
        Map<String, String> wrong = proposal();
        wrong.put("title", "Ab");
        assertThat(submit(wrong).status()).isEqualTo(400);
    }

    @Test
    void aCorrectionThatIsClickedTwiceIsStillOneDraft() throws Exception {
        Map<String, String> mistyped = proposal();
        mistyped.put("email", "vertippt-" + email);
        submit(mistyped);
        long before = drafts();
        Set<String> pages = new HashSet<>(atOnce(4, () -> new Visitor(port).post("/vorschlagen", proposal()).path()));
        assertThat(pages).hasSize(1).doesNotContain("/vorschlagen/" + page);
        assertThat(drafts()).isEqualTo(before + 1);
        String link = TestMail.link(TestMail.waitFor(email, 1));
        visitor.post(link + "/bestaetigen", Map.of());
        assertThat(submit(proposal()).path()).isIn(pages);
        assertThat(TestMail.to(email)).hasSize(1);
        assertThat(submit(mistyped).path()).as("the first words").isEqualTo("/vorschlagen/" + page);
    }

    @Test
    void takingBackTwiceInTheSameMomentIsOneRequest() throws Exception {
        String link = confirmed();
        String number = number();
        List<Integer> answers = atOnce(4, () -> new Visitor(port).post(link + "/zuruecknehmen", Map.of("reason", "Es gibt sie schon.")).status());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().isClosed());
        // whoever comes after the end is told so
        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 400);
        assertThat(caseFiles.get(number).all("withdrawalRequested")).hasSize(1);
        assertThat(caseFiles.get(number).entries()).noneMatch(entry -> entry.isEvent("withdrawalTooLate"));
    }

    @Test
    void whatIsTypedStandsInNoAddress() throws Exception {
        String name = jdbc.sql("select name from toolbox_entry where visibility = 'public' and retired_at is null order by slug limit 1").query(String.class).single();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> visitor.post("/vorschlagen/aehnliches", Map.of("text", name)).text().contains(name));
        assertThat(visitor.post("/vorschlagen/aehnliches", Map.of()).status()).isEqualTo(200);
        assertThat(visitor.post("/vorschlagen/aehnliches", Map.of("text", "x".repeat(20_000))).status()).isEqualTo(200);
        assertThat(visitor.get("/vorschlagen/aehnliches?text=Geheimes").status()).isEqualTo(404);
        var foreign = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + "/vorschlagen/aehnliches"))
                .header("Sec-Fetch-Site", "cross-site").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("text=x")).build();
        assertThat(java.net.http.HttpClient.newHttpClient().send(foreign, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    @Test
    void whoLostTheMailThatAsksForConfirmationGetsAnother() {
        String old = submitted();
        String number = jdbc.sql("select number from draft where page = :page").param("page", UUID.fromString(page)).query(String.class).single();
        visitor.post("/status", Map.of("nummer", number, "email", email));
        assertThat(visitor.get(TestMail.link(TestMail.waitFor(email, 2))).text()).contains("Möchten Sie diesen Vorschlag einreichen?");
        assertThat(visitor.get(old).status()).isEqualTo(404);
    }

    @Test
    void coordinationsReasonForWithdrawingIsNotToldToTheProposer() {
        String link = confirmed();
        String number = number();
        assertThat(coordination.start("withdrawal", Map.of("number", number, "reason", "Nur für den internen Gebrauch.")).status()).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().isClosed());
        assertThat(visitor.get(link).text()).contains("Zurückgezogen").doesNotContain("internen Gebrauch");
    }

    @Test
    void whoHasAnAccountNeedsNoContactAndStartsAtOnce() throws Exception {
        visitor.signIn("vorschlag");
        assertThat(visitor.get("/vorschlagen").html()).doesNotContain("feld-email");
        Map<String, String> fields = proposal();
        fields.keySet().retainAll(Set.of("seite", "webseite", "title", "idea", "topic"));
        Set<String> paths = new HashSet<>(atOnce(3, () -> submit(fields).path()));
        assertThat(paths).hasSize(1);
        String number = paths.iterator().next().replace("/vorhaben/", "");
        assertThat(caseFiles.get(number).initiative().proposer()).isEqualTo("vorschlag");
        assertThat(coordination.tasks(number, "screenProposal")).hasSize(1);
    }

    @Test
    void theProposerRevisesAndWithdrawsByTheLink() {
        confirmed();
        String number = number();
        String link = askForRevision();
        assertThat(visitor.get(link).text()).contains("Bitte überarbeiten Sie Ihren Vorschlag").contains("Wer pflegt die Liste?");
        String task = task(link);
        Visitor.Page refusal = visitor.post(link + "/ueberarbeiten", revision(task, "x"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("„Titel“ braucht mindestens 5 Zeichen.");
        assertThat(refusal.html()).as("nobody is led to take the proposal back").contains("<details").doesNotContainPattern("<details[^>]*open");
        assertThat(visitor.post(link + "/ueberarbeiten", revision(task, "Gemeinsame Fundsachenliste mit Suche")).text()).contains("Ihre Antwort ist eingegangen");
        assertThat(caseFiles.get(number).initiative().title()).isEqualTo("Gemeinsame Fundsachenliste mit Suche");
        assertThat(caseFiles.get(number).last("reviseProposal").author()).isEqualTo(Entry.PROPOSER);

        Visitor.Page unreasoned = visitor.post(link + "/zuruecknehmen", Map.of("reason", ""));
        assertThat(unreasoned.text()).contains("Bitte füllen Sie „Begründung“ aus.");
        assertThat(unreasoned.html()).containsPattern("<details[^>]*open");
        assertThat(visitor.post(link + "/zuruecknehmen", Map.of("reason", "Es gibt sie schon.")).text()).contains("Ihre Rücknahme ist eingegangen");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().outcome() == Outcome.WITHDRAWN);
        assertThat(visitor.get(link).text()).contains("Abgeschlossen").contains("Zurückgezogen");
        assertThat(TestMail.subject(TestMail.waitFor(email, 3))).contains("abgeschlossen");
    }

    @Test
    void aFormThatIsSentAfterTheEndIsRefusedAndItsWordsAreShown() {
        confirmed();
        String number = number();
        String link = askForRevision();
        String task = task(link);
        visitor.post(link + "/zuruecknehmen", Map.of("reason", "Es gibt sie schon."));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().isClosed());
        int entries = caseFiles.get(number).entries().size();
        Visitor.Page late = visitor.post(link + "/ueberarbeiten", revision(task, "Mühsam formulierter Titel"));
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.text()).contains("wird zurzeit keine Überarbeitung von Ihnen erwartet").contains("Mühsam formulierter Titel");
        assertThat(visitor.post(link + "/zuruecknehmen", Map.of("reason", "Noch einmal")).text()).contains("ist schon abgeschlossen").contains("Noch einmal");
        assertThat(caseFiles.get(number).entries()).hasSize(entries);
    }

    @Test
    void theTaskOfAnotherInitiativeIsNotTheirs() {
        confirmed();
        String mine = askForRevision();
        String othersTask = coordination.tasks(number(), "reviseProposal").get(0);
        String other = "andere-" + UUID.randomUUID() + "@example.org";
        Map<String, String> fields = Visitor.proposal(UUID.randomUUID().toString(), "Ganz andere Sache", other);
        submit(fields);
        String link = TestMail.link(TestMail.waitFor(other, 1));
        visitor.post(link + "/bestaetigen", Map.of());
        assertThat(visitor.post(link + "/ueberarbeiten", revision(othersTask, "Fremder Titel")).status()).isEqualTo(404);
        assertThat(task(mine)).isEqualTo(othersTask);
    }

    @Test
    void coordinationThatHasTakenTheRevisionAnswersItself() {
        confirmed();
        String link = askForRevision();
        String task = task(link);
        assertThat(coordination.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "koordination")).status()).isEqualTo(204);
        Visitor.Page answer = visitor.post(link + "/ueberarbeiten", revision(task, "Von zwei Seiten"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("hat gerade die Koordinierungsstelle für Sie übernommen");
    }

    @Test
    void everyWrongFieldOfBothFormsIsNamedAndNothingTypedIsLost() {
        Map<String, String> fields = proposal();
        fields.put("title", "Ab");
        fields.put("email", "keine Adresse");
        fields.put("authorityOther", "");
        Visitor.Page answer = submit(fields);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.html()).contains("href=\"#feld-title\"").contains("href=\"#feld-email\"").contains("href=\"#feld-authorityOther\"");
        assertThat(answer.html()).contains("value=\"Ab\"").contains("value=\"keine Adresse\"").contains(fields.get("idea"));
        assertThat(answer.html()).contains(page);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ohne-at.example.org", "zwei@@example.org", "a@b", "a b@example.org", "a@example.org,b@example.org", "<a@example.org>",
            "a@example.org\r\nBcc: b@example.org", "a@example.org\nBcc: b@example.org", "a@exa mple.org", "\"a\" b@example.org", "@example.org", "a@-.org;x",
            // each sign cut to one byte, these are ae@example.org and an address with a line end in it
            "šť@example.org", "ačĊb@example.org", "müller@example.org", "ａ@example.org", "a＠example.org", "a@straße.example", "a@exa_mple.org", "a@" })
    void whatIsNoAddressIsRefused(String address) {
        Map<String, String> fields = proposal();
        fields.put("email", address);
        refused(fields, 400, "Ihre dienstliche E-Mail-Adresse");
    }

    @Test
    void aTitleCannotPutALineIntoTheHeadOfAMail() {
        Map<String, String> fields = proposal();
        fields.put("title", "Fundsachen\r\nBcc: b@example.org");
        refused(fields, 400, "enthält Zeichen, die nicht erlaubt sind");
    }

    @Test
    void fieldsThatTheFormDoesNotHaveAreRefused() {
        Map<String, String> fields = proposal();
        fields.put("stage", "closed");
        refused(fields, 400, "Das Feld „stage“ gibt es in diesem Formular nicht.");
    }

    @Test
    void choicesThatTheFormDoesNotHaveAreRefused() {
        Map<String, String> fields = proposal();
        fields.put("topic", "weltherrschaft");
        fields.put("authority", "nirgendwo");
        refused(fields, 400, "steht nicht zur Auswahl");
    }

    @Test
    void aRobotThatFillsInEverythingIsCaughtAndAPersonCanMendIt() {
        Map<String, String> fields = proposal();
        fields.put("webseite", "https://example.org");
        refused(fields, 400, "Bitte lassen Sie das Feld „Webseite“ leer.");
        fields.put("webseite", "");
        assertThat(submit(fields).path()).isEqualTo("/vorschlagen/" + page);
    }

    @Test
    void markupIsShownAsItWasTyped() {
        Map<String, String> fields = proposal();
        fields.put("title", "<script>alert(1)</script> & \"Fundsachen\"");
        fields.put("idea", "</textarea><img src=x onerror=alert(1)> so lang, dass es als Idee genügt.");
        submit(fields);
        Visitor.Page draft = visitor.get(TestMail.link(TestMail.waitFor(email, 1)));
        assertThat(draft.html()).doesNotContain("<script>alert").doesNotContain("<img src=x").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        fields.put("title", "<b>");
        fields.put("seite", UUID.randomUUID().toString());
        assertThat(submit(fields).html()).doesNotContain("<img src=x").contains("value=\"&lt;b&gt;\"");
    }

    @Test
    void tenMegabytesOfTextAreRefused() {
        Map<String, String> fields = proposal();
        fields.put("idea", "x".repeat(10 * 1024 * 1024));
        long before = drafts();
        Visitor.Page answer = submit(fields);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("zu groß");
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void aLongTextIsRefusedAndGivenBack() {
        Map<String, String> fields = proposal();
        fields.put("idea", "x".repeat(100_000));
        Visitor.Page answer = submit(fields);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("darf höchstens 5000 Zeichen haben; es sind 100000");
        assertThat(answer.html()).contains("x".repeat(100_000));
    }

    @Test
    void theSixthSubmissionFromOneAddressWithinAnHourIsOneTooMany() {
        for (int i = 0; i < 5; i++) {
            assertThat(submit(Visitor.proposal(UUID.randomUUID().toString(), "Fundsachen Nummer " + i, email)).status()).isEqualTo(200);
        }
        Visitor.Page answer = submit(proposal());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("3600");
        assertThat(answer.text()).contains("Ihre Angaben stehen noch hier");
        assertThat(answer.html()).contains("Gemeinsame Fundsachenliste");
        assertThat(jdbc.sql("select count(*) from submission where length(address) = 32").query(Long.class).single()).isEqualTo(5);
        assertThat(TestMail.to(email)).hasSizeLessThanOrEqualTo(5);

        jdbc.sql("update submission set at = at - interval '61 minutes'").update();
        assertThat(submit(proposal()).status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from submission").query(Long.class).single()).as("older ones are gone").isEqualTo(1);
    }

    @Test
    void ofTwelveAtOnceFromOneAddressFiveAreTaken() throws Exception {
        long before = drafts();
        AtomicInteger next = new AtomicInteger();
        List<Integer> statuses = atOnce(12, () -> new Visitor(port)
                .post("/vorschlagen", Visitor.proposal(UUID.randomUUID().toString(), "Fundsachen Nummer " + next.incrementAndGet(), email)).status());
        assertThat(statuses).containsOnly(200, 429).filteredOn(status -> status == 200).hasSize(5);
        assertThat(drafts()).isEqualTo(before + 5);
    }

    @Test
    void aDomainWithUmlautsIsKeptAsMailServersTakeIt() {
        Map<String, String> fields = proposal();
        fields.put("email", email.replace("example.org", "Behörde.example"));
        String kept = email.replace("example.org", "xn--behrde-yxa.example");
        submit(fields);
        String number = jdbc.sql("select number from draft where contact ->> 'email' = :kept").param("kept", kept).query(String.class).single();
        TestMail.waitFor(kept, 1);
        visitor.post("/status", Map.of("nummer", number, "email", fields.get("email")));
        assertThat(TestMail.text(TestMail.waitFor(kept, 2))).contains("neue Link");
    }

    @Test
    void sixtyAnHourOverAllAddressesAreEnough() {
        for (int i = 0; i < 60; i++) {
            jdbc.sql("insert into submission (kind, address, at) values ('IDEA', :address, now())").param("address", new byte[] { (byte) i }).update();
        }
        refused(proposal(), 429, "Gerade gehen sehr viele Vorschläge ein");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "0000000000000000000000000000000000000000000", "%00", "..%2f..%2fetc", "'; drop table draft; --" })
    void aWrongLinkLeadsToAPageThatHelps(String token) {
        Visitor.Page answer = visitor.get("/status/" + token.replace(" ", "%20").replace("'", "%27"));
        assertThat(answer.status()).isIn(400, 404);
        if (answer.status() == 404 && answer.path().startsWith("/status/")) {
            assertThat(answer.text()).contains("Dieser Link gilt nicht oder nicht mehr");
        }
    }

    @Test
    void aDraftIsGoneAfterSevenDays() {
        String link = submitted();
        jdbc.sql("update draft set created_at = created_at - interval '7 days 1 minute' where page = :page").param("page", UUID.fromString(page)).update();
        assertThat(visitor.get(link).status()).isEqualTo(404);
        visitor.post(link + "/bestaetigen", Map.of());
        assertThat(jdbc.sql("select count(*) from contact where email = :email").param("email", email).query(Long.class).single()).isZero();
    }

    @Test
    void whoeverGotTheMailCanHaveTheDraftDeleted() {
        String link = submitted();
        assertThat(visitor.post(link + "/verwerfen", Map.of()).text()).contains("Der Entwurf ist gelöscht");
        assertThat(visitor.get(link).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from draft where page = :page").param("page", UUID.fromString(page)).query(Long.class).single()).isZero();
    }

    @Test
    void aRenewedLinkEndsTheOldOnes() {
        String old = confirmed();
        Visitor.Page answer = visitor.post("/status", Map.of("nummer", number().toLowerCase(), "email", email.toUpperCase()));
        assertThat(answer.text()).contains("bekommen Sie gleich eine E-Mail mit einem neuen Link");
        String fresh = TestMail.link(TestMail.waitFor(email, 2));
        assertThat(visitor.get(old).status()).isEqualTo(404);
        assertThat(visitor.get(fresh).status()).isEqualTo(200);
    }

    @Test
    void nobodyLearnsByAskingForALinkWhoProposedWhat() {
        String link = confirmed();
        Visitor.Page wrong = visitor.post("/status", Map.of("nummer", number(), "email", "jemand-anders@example.org"));
        Visitor.Page none = visitor.post("/status", Map.of("nummer", "V-2020-9999", "email", email));
        assertThat(wrong.text().replaceAll("V-\\S+|\\S+@\\S+", "")).isEqualTo(none.text().replaceAll("V-\\S+|\\S+@\\S+", ""));
        assertThat(visitor.get(link).status()).isEqualTo(200);
        assertThat(TestMail.to(email)).hasSize(1);
    }

    @Test
    void whetherOnesNameIsToldCanBeChangedAtAnyTime() {
        String link = confirmed();
        String number = number();
        boolean before = contacts.of(number).orElseThrow().publishName();
        for (boolean told : List.of(!before, before)) {
            assertThat(visitor.get(link).text()).contains(told ? "Meinen Namen und meine Behörde nennen" : "Mich nicht nennen");
            Visitor.Page answer = visitor.post(link + "/name", Map.of("nennen", String.valueOf(told)));
            assertThat(answer.text()).contains("Das ist so festgehalten.");
            assertThat(contacts.of(number).orElseThrow().publishName()).isEqualTo(told);
        }
        assertThat(jdbc.sql("select what from trail where number = :number and who = 'proposer' and what like '%name'").param("number", number).query(String.class).list())
                .containsExactlyInAnyOrder("allow name", "withhold name");
        assertThat(visitor.post(link + "/name", Map.of("nennen", "vielleicht")).status()).isEqualTo(400);
        assertThat(visitor.post(link + "x/name", Map.of("nennen", "true")).status()).isEqualTo(404);
    }

    @Test
    void aLinkEndsTwelveMonthsAfterClosing() {
        String link = confirmed();
        String number = number();
        coordination.complete(number, "screenProposal", Answers.decision("reject", "Das gibt es schon."));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> caseFiles.get(number).initiative().isClosed());
        jdbc.sql("update initiative set closed_at = now() - interval '11 months' where number = :number").param("number", number).update();
        assertThat(visitor.get(link).text()).contains("Abgelehnt").contains("Das gibt es schon.");
        jdbc.sql("update initiative set closed_at = now() - interval '12 months 2 days' where number = :number").param("number", number).update();
        assertThat(visitor.get(link).status()).isEqualTo(404);
    }

    @Test
    void noForeignPageSendsTheForm() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + "/vorschlagen"))
                .header("Sec-Fetch-Site", "cross-site").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("title=x")).build();
        assertThat(java.net.http.HttpClient.newHttpClient().send(request, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : people.invokeAll(java.util.Collections.nCopies(times, work))) {
                results.add(one.get());
            }
            return results;
        } finally {
            people.shutdown();
        }
    }
}
