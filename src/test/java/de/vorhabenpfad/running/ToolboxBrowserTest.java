package de.vorhabenpfad.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.LocalDate;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.Toolbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the search to the task in Tasklist, as a digital contact goes: without JavaScript and with it. */
@RunningApplication
class ToolboxBrowserTest {

    private static final String SLUG = "postfach-fuer-offene-daten";

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    @LocalServerPort
    int port;
    @Autowired
    Toolbox toolbox;

    private BrowserContext context(boolean script) {
        BrowserContext context = BROWSER.get().newContext(new Browser.NewContextOptions().setLocale("de-DE").setTimezoneId("Europe/Berlin")
                .setJavaScriptEnabled(script).setViewportSize(1200, 900));
        context.setDefaultTimeout(20_000);
        return context;
    }

    private Page toolbox(BrowserContext context) {
        Page page = context.newPage();
        page.navigate("http://127.0.0.1:" + port + "/werkzeugkasten");
        return page;
    }

    @Test
    void anEntryIsFoundAndAskedForWithoutJavaScript() {
        try (BrowserContext context = context(false)) {
            Page page = toolbox(context);
            page.getByLabel("Name oder Beschreibung").fill("offene dat");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Suchen")).press("Enter");
            adopted(page, "bfj", false);
        }
    }

    @Test
    void anEntryIsFoundWhileItIsTypedAndAskedForWithJavaScript() {
        try (BrowserContext context = context(true)) {
            Page page = toolbox(context);
            page.getByLabel("Name oder Beschreibung").pressSequentially("offene dat");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 Eintrag");
            assertThat(page.locator(".tool")).hasCount(1);
            assertThat(page.getByLabel("Name oder Beschreibung")).isFocused();
            assertThat(page).hasURL("http://127.0.0.1:" + port + "/werkzeugkasten?text=offene+dat");
            page.getByLabel("Werkstatt").selectOption("dienste");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Nichts gefunden");
            page.reload();
            assertThat(page.getByText("Schlagen Sie es vor")).isVisible();
            page.getByLabel("Werkstatt").selectOption("");
            assertThat(page.locator(".tool")).hasCount(1);
            adopted(page, "bafa", true);
        }
    }

    /** From the list of one entry to the task of the authority, by keyboard: without scripts, a click waits for frames that may not come. */
    private void adopted(Page page, String authority, boolean pictures) {
        picture(page, "toolbox-list", pictures);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Postfach für offene Daten")).press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Postfach für offene Daten");
        picture(page, "toolbox-entry", pictures);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Wir möchten das übernehmen")).press("Enter");
        page.getByLabel("Konto").fill("behoerde-" + authority);
        page.getByLabel("Passwort").fill(Rest.PASSWORD);
        page.locator("main").getByRole(AriaRole.BUTTON).press("Enter");
        page.getByLabel("Wofür wird es gebraucht?").fill("Für unsere Statistiken");
        submit(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bitte füllen Sie „Geplante Inbetriebnahme“ aus.");
        assertThat(page.getByLabel("Wofür wird es gebraucht?")).hasValue("Für unsere Statistiken");
        page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).first().press("Enter");
        LocalDate planned = LocalDate.now().plusDays(40);
        page.getByLabel("Geplante Inbetriebnahme").fill(planned.toString());
        page.getByLabel("Verantwortliche Person oder Stelle").fill("Referat Statistik");
        submit(page);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Ihre Übernahme ist angemeldet");
        picture(page, "toolbox-adopted", pictures);

        assertThat(toolbox.runningAdoption(SLUG, authority)).map(Adoption::plannedGoLive).contains(planned);
        String number = toolbox.find(SLUG).orElseThrow().number();
        Rest contact = new Rest(port, "behoerde-" + authority);
        assertThat(await().until(() -> contact.tasks(number, "goLive"), open -> !open.isEmpty())).hasSize(1);
    }

    private static void submit(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Übernahme anmelden")).press("Enter");
    }

    /** Not without scripts: a page then sometimes gives no frame to take. */
    private static void picture(Page page, String name, boolean taken) {
        if (!taken) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("vorhabenpfad.pictures", "target/pictures"), name + ".png")));
    }
}
