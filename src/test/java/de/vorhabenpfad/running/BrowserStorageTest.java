package de.vorhabenpfad.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import de.vorhabenpfad.platform.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What stays in a browser: nothing of our pages, and drafts of Tasklist only until the person leaves. */
@RunningApplication
class BrowserStorageTest {

    private static final String STORED = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]";

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private String proposed() {
        return new Rest(port, "vorschlag").start("initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"))
                .body().path("businessKey").asText();
    }

    @SuppressWarnings("unchecked")
    private static List<String> stored(Page page) {
        return (List<String>) page.evaluate(STORED);
    }

    @Test
    void ourPagesStoreNothing() {
        String number = proposed();
        try (BrowserContext context = BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE"))) {
            Page page = context.newPage();
            List<String> found = new ArrayList<>();
            visit(page, "/vorschlagen", found);
            page.locator("input[name=title]").fill("Karte der Messstellen");
            page.locator("textarea[name=idea]").fill("Alle Messstellen der Behörden stehen auf einer Karte.");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            stored(page).forEach(key -> found.add("/vorschlagen, typed: " + key));
            visit(page, "/anmelden?weiter=/suche", found);
            page.locator("#konto").fill("vorschlag");
            page.locator("#passwort").fill(Rest.PASSWORD);
            page.locator("#passwort").press("Enter");
            page.waitForURL(base() + "/suche");
            for (String path : List.of("/suche?text=Messstellen", "/vorhaben/" + number, "/vorhaben/" + number + "/anlagen", "/vorschlagen", "/werkzeugkasten", "/", "/impressum")) {
                visit(page, path, found);
            }
            assertThat(found).isEmpty();
            assertThat((List<?>) page.evaluate("async () => (await indexedDB.databases()).map(one => one.name)")).isEmpty();
            assertThat((List<?>) page.evaluate("async () => caches.keys()")).isEmpty();
        }
    }

    private void visit(Page page, String path, List<String> found) {
        page.navigate(base() + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        stored(page).forEach(key -> found.add(path + ": " + key));
    }

    @Test
    void theLoginHidesWhatIsTypedAndLetsPasswordManagersIn() {
        try (BrowserContext context = BROWSER.get().newContext()) {
            Page page = context.newPage();
            page.navigate(base() + "/anmelden");
            Locator password = page.getByLabel("Passwort");
            assertThat(password.evaluate("field => [field.type, field.autocomplete, field.maxLength, field.readOnly]")).isEqualTo(List.of("password", "current-password", -1, false));
            assertThat(page.getByLabel("Konto").evaluate("field => field.autocomplete")).isEqualTo("username");
            // pasted as from a password manager
            password.evaluate("field => { const data = new DataTransfer(); data.setData('text/plain', 'x'); "
                    + "window.pasted = field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }");
            assertThat(page.evaluate("() => window.pasted")).as("nobody holds the paste back").isEqualTo(true);
        }
    }

    @Test
    void leavingTasklistTakesItsDraftsAway() {
        String number = proposed();
        String task = new Rest(port, "koordination").tasks(number, "screenProposal").get(0);
        assertThat(new Rest(port, "koordination").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "koordination")).status()).isEqualTo(204);
        try (Tasklist tasklist = Tasklist.signIn(BROWSER.get(), port, "koordination")) {
            tasklist.openTask(task);
            tasklist.choose("Zur Bewertung zulassen");
            tasklist.button("Speichern").click();
            await().untilAsserted(() -> assertThat(stored(tasklist.page)).anyMatch(key -> key.contains(task)));
            tasklist.page.locator(".account a, .account button").first().click();
            tasklist.page.locator(".logout a").click();
            tasklist.page.locator("#konto, input[type=password]").first().waitFor();
            await().untilAsserted(() -> assertThat(stored(tasklist.page)).noneMatch(key -> key.contains(task)));
        }
    }

    @Test
    void leavingOurPagesTakesTasklistsDraftsAwayToo() {
        try (BrowserContext context = BROWSER.get().newContext()) {
            Page page = context.newPage();
            page.navigate(base() + "/anmelden?weiter=/impressum");
            page.locator("#konto").fill("bewertung3");
            page.locator("#passwort").fill(Rest.PASSWORD);
            page.locator("#passwort").press("Enter");
            page.waitForURL(base() + "/impressum");
            page.evaluate("() => { localStorage.setItem('draft', 'x'); sessionStorage.setItem('draft', 'x'); }");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abmelden")).click();
            page.waitForURL(base() + "/anmelden");
            await().untilAsserted(() -> assertThat(stored(page)).isEmpty());
        }
    }
}
