package de.vorhabenpfad.running;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.platform.Answers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are larger than anybody needs, whether their sender says so at the beginning or not. */
@RunningApplication
class LargeBodiesTest {

    /** Between the parts of a text it means nothing: what is refused is its size. */
    private static final String FILLING = " ".repeat(3 * 1024 * 1024);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;
    @Autowired
    CaseFiles caseFiles;
    @Autowired
    JdbcClient jdbc;

    private Rest coordination;
    private String number;
    private String screening;

    @BeforeEach
    void propose() {
        coordination = new Rest(port, "koordination");
        number = new Rest(port, "vorschlag").start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
        screening = coordination.tasks(number, "screenProposal").get(0);
    }

    private HttpResponse<String> send(String path, @Nullable String account, String type, String body, boolean saysHowMuch) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        BodyPublisher publisher = saysHowMuch ? BodyPublishers.ofByteArray(bytes) : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", type).header("Accept", "text/html, application/json").POST(publisher);
        if (account != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String screened(String filling) {
        return "{\"variables\": {" + filling + "\"decision\": {\"value\": \"admit\"}}}";
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void anAnswerOfThreeMegabytesCompletesNothing(boolean saysHowMuch) throws Exception {
        for (String address : List.of("/submit-form", "/complete")) {
            HttpResponse<String> answer = send("/engine-rest/task/" + screening + address, "koordination", JSON, screened(FILLING), saysHowMuch);
            assertThat(answer.statusCode()).as(address).isEqualTo(413);
        }
        assertThat(caseFiles.get(number).entries()).hasSize(1);
        assertThat(coordination.tasks(number, "screenProposal")).containsExactly(screening);
    }

    @Test
    void theSameAnswerWithoutTheFillingIsTaken() throws Exception {
        assertThat(send("/engine-rest/task/" + screening + "/submit-form", "koordination", JSON, screened(" ".repeat(1024 * 1024)), false).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aStartOfThreeMegabytesStartsNothing(boolean saysHowMuch) throws Exception {
        long before = initiatives();
        String start = "{\"variables\": {" + FILLING + "\"title\": {\"value\": \"Viel Text\"}, \"idea\": {\"value\": \"" + "Viel Text. ".repeat(10) + "\"}, \"topic\": {\"value\": \"offene-daten\"}}}";
        assertThat(send("/engine-rest/process-definition/key/initiative/submit-form", "vorschlag", JSON, start, saysHowMuch).statusCode()).isEqualTo(413);
        assertThat(initiatives()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aQueryOfThreeMegabytesIsNotRead(boolean saysHowMuch) throws Exception {
        assertThat(send("/engine-rest/task", "panel", JSON, "{" + FILLING + "\"sorting\": []}", saysHowMuch).statusCode()).isEqualTo(413);
        // nobody's is not even begun
        assertThat(send("/engine-rest/task", null, JSON, "{" + FILLING + "\"sorting\": []}", saysHowMuch).statusCode()).isIn(401, 413);
    }

    @ParameterizedTest
    @CsvSource({ "/vorschlagen,true", "/vorschlagen,false", "/vorschlagen/aehnliches,true", "/vorschlagen/aehnliches,false", "/anmelden,true", "/anmelden,false" })
    void aFormOfThreeMegabytesIsRefused(String path, boolean saysHowMuch) throws Exception {
        long before = drafts();
        String form = "seite=" + UUID.randomUUID() + "&title=Viel+Text&topic=offene-daten&name=Vorschlagende+Person&email=viel@example.org&authority=andere&authorityOther=Amt"
                + "&konto=bewertung3&passwort=x&text=Messstellen&idea=" + "x".repeat(FILLING.length());
        assertThat(send(path, null, FORM, form, saysHowMuch).statusCode()).isEqualTo(413);
        // a program's text where a form is expected: refused, or never read
        assertThat(send(path, null, JSON, "{" + FILLING + "}", saysHowMuch).statusCode()).isLessThan(500);
        assertThat(drafts()).isEqualTo(before);
    }

    /** Only the pages for attachments take files; elsewhere they are not even put on the disk. */
    @ParameterizedTest
    @CsvSource({ "/vorschlagen,true,413", "/vorschlagen,false,411", "/anmelden,false,411", "/api/similar,false,411", "/status,true,413", "/engine-rest/deployment/create,true,413",
            "/engine-rest/deployment/create,false,403", "/camunda/api/engine/engine/default/deployment/create,false,411" })
    void filesOfThreeMegabytesAreTakenNowhereElse(String path, boolean saysHowMuch, int status) throws Exception {
        String parts = "--x\r\nContent-Disposition: form-data; name=\"title\"; filename=\"a.txt\"\r\n\r\n" + FILLING + "\r\n--x--\r\n";
        assertThat(send(path, "admin", "Multipart/form-data; boundary=x", parts, saysHowMuch).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "title=%zz", "title=%E4%F", "=ohne-Namen" })
    void aFormThatCannotBeReadIsNotCalledTooLarge(String form) throws Exception {
        long before = drafts();
        HttpResponse<String> answer = send("/vorschlagen", null, FORM, form, true);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Das war nicht lesbar").doesNotContain("zu groß");
        assertThat(drafts()).isEqualTo(before);
    }

    /** Cockpit's own interface, which is none of the two that the engine's refusals are made for. */
    @Test
    void cockpitReadsNoMoreEither() {
        BrowserSession panel = new BrowserSession(port, "panel");
        String address = "/camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=1";
        // the token of the new session
        panel.send("GET", "/camunda/api/engine/engine", null);
        assertThat(panel.postInChunks(address, "{}").statusCode()).isEqualTo(200);
        assertThat(panel.postInChunks(address, "{" + FILLING + "}").statusCode()).isEqualTo(413);
    }

    private long initiatives() {
        return jdbc.sql("select count(*) from initiative").query(Long.class).single();
    }

    private long drafts() {
        return jdbc.sql("select count(*) from draft").query(Long.class).single();
    }
}
