package de.vorhabenpfad.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import de.vorhabenpfad.platform.Answers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An idea without an account, in a real browser and with a real mail: submitted, confirmed, asked back, revised, withdrawn. */
@RunningApplication
class OpenDoorBrowserTest {

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void countAnew() {
        jdbc.sql("delete from submission").update();
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void anIdeaGoesItsWay(boolean javaScript) {
        String email = "browser-" + UUID.randomUUID() + "@example.org";
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE").setJavaScriptEnabled(javaScript)
                .setBaseURL("http://127.0.0.1:" + port))) {
            Page page = context.newPage();
            page.onPageError(complaints::add);
            page.navigate("/vorschlagen");
            picture(page, javaScript, "idee-vorschlagen");
            submit(page, "Vorschlag einreichen");
            assertThat(page.locator("#fehler a")).satisfies(list -> assertThat(list.count()).isEqualTo(6));
            page.locator("#fehler a").first().click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("feld-title");
            // a hidden field is there without JavaScript, with a word when it matters
            assertThat(page.locator("#feld-authorityOther").isVisible()).isEqualTo(!javaScript);
            page.fill("#feld-title", "Fundsachen aller Behörden suchen");
            page.fill("#feld-idea", "Eine gemeinsame Liste aller Fundsachen.\nMan kann sie durchsuchen.");
            page.selectOption("#feld-topic", "offene-daten");
            page.fill("#feld-name", "Vorschlagende Person");
            page.fill("#feld-email", email);
            page.selectOption("#feld-authority", "andere");
            page.fill("#feld-authorityOther", "Amt für Fundsachen");
            if (javaScript) {
                // typing has not been disturbed; what exists already appears beside the form
                page.fill("#feld-title", entryName());
                page.locator("[data-similar] a").first().waitFor();
                assertThat(page.locator("[data-similar]").textContent()).contains(entryName());
                page.fill("#feld-title", "Fundsachen aller Behörden suchen");
            }
            submit(page, "Vorschlag einreichen");
            String number = page.locator("#nummer").textContent();

            page.navigate(TestMail.link(TestMail.waitFor(email, 1)));
            submit(page, "Ja, Vorschlag einreichen");
            assertThat(page.locator("main").textContent()).contains("Ihr Vorschlag ist eingegangen").contains(number);

            assertThat(new Rest(port, "koordination").complete(number, "screenProposal", Answers.decision("revise", "Wer pflegt die Liste?")).status()).isEqualTo(204);
            page.navigate(TestMail.link(TestMail.waitFor(email, 2)));
            assertThat(page.locator("main").textContent()).contains("Wer pflegt die Liste?");
            page.getByLabel("Überarbeitet einreichen").check();
            assertThat(page.locator("#feld-idea").inputValue()).contains("Man kann sie durchsuchen.");
            page.fill("#feld-title", "Fundsachen aller Behörden finden");
            picture(page, javaScript, "stand-ueberarbeiten");
            submit(page, "Antwort absenden");
            assertThat(page.locator("h1").textContent()).contains("Fundsachen aller Behörden finden");

            page.getByText("Ich möchte meinen Vorschlag zurücknehmen").click();
            page.fill("#feld-reason", "Es gibt sie schon.");
            submit(page, "Vorschlag endgültig zurücknehmen");
            TestMail.waitFor(email, 3);
            page.reload();
            assertThat(page.locator("#ausgang").textContent()).isEqualTo("Zurückgezogen");
            picture(page, javaScript, "stand-zurueckgezogen");
        }
        assertThat(complaints).isEmpty();
    }

    /** Each of its letters is sent as six. */
    private static void fillInTooMuch(Page page) {
        page.navigate("/vorschlagen");
        page.fill("#feld-title", "Fundsachen aller Behörden suchen");
        page.evaluate("() => { document.getElementById('feld-idea').value = 'ä'.repeat(400_000); }");
    }

    private static void keptTooMuch(Page page) {
        assertThat(page.locator("#feld-title").inputValue()).isEqualTo("Fundsachen aller Behörden suchen");
        assertThat(page.evaluate("() => document.getElementById('feld-idea').value.length")).isEqualTo(400_000);
    }

    @Test
    void aFormThatIsTooLargeIsNotSentAndKeepsItsWords() {
        try (BrowserContext context = BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE").setBaseURL("http://127.0.0.1:" + port))) {
            Page page = context.newPage();
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> {
                if (request.isNavigationRequest() && request.method().equals("POST")) {
                    sent.add(request.url());
                }
            });
            fillInTooMuch(page);
            submit(page, "Vorschlag einreichen");
            assertThat(page.locator("#fehler").textContent()).contains("Alle Angaben zusammen dürfen höchstens 2 MB haben.");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("fehler");
            keptTooMuch(page);
            page.locator("#fehler a").click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("feld-idea");
            assertThat(sent).isEmpty();
            // the same, but less of it, is sent, and the server says what else is missing
            page.evaluate("() => { document.getElementById('feld-idea').value = 'ä'.repeat(300_000); }");
            submit(page, "Vorschlag einreichen");
            assertThat(page.locator("#fehler").textContent()).doesNotContain("Alle Angaben zusammen").contains("E-Mail");
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void withoutScriptsGoingBackFromAFormThatWasTooLargeFindsItsWords() {
        try (BrowserContext context = BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE").setJavaScriptEnabled(false)
                .setBaseURL("http://127.0.0.1:" + port))) {
            Page page = context.newPage();
            fillInTooMuch(page);
            submit(page, "Vorschlag einreichen");
            assertThat(page.locator("h1").textContent()).isEqualTo("Das war zu groß");
            assertThat(page.locator("main").textContent()).contains("Texte eines Formulars dürfen zusammen höchstens 2 MB haben.");
            page.goBack();
            keptTooMuch(page);
        }
    }

    private String entryName() {
        return jdbc.sql("select name from toolbox_entry where visibility = 'public' and retired_at is null order by slug limit 1").query(String.class).single();
    }

    private static void submit(Page page, String button) {
        // by the keyboard: without scripts a click sometimes waits in vain for the page to hold still
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).press("Enter");
        page.waitForLoadState(LoadState.LOAD);
    }

    private static void picture(Page page, boolean javaScript, String name) {
        if (javaScript) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(System.getProperty("vorhabenpfad.pictures", "target/pictures"), name + ".png")));
        }
    }
}
