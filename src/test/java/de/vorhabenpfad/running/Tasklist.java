package de.vorhabenpfad.running;

import java.nio.file.Path;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

/** Tasklist as a person sees it. */
final class Tasklist implements AutoCloseable {

    private final BrowserContext context;
    final Page page;
    private final String base;

    private Tasklist(BrowserContext context, Page page, String base) {
        this.context = context;
        this.page = page;
        this.base = base;
    }

    /** Signs in at Tasklist's own login, in a German browser. */
    static Tasklist signIn(com.microsoft.playwright.Browser browser, int port, String account) {
        String base = "http://127.0.0.1:" + port;
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("de-DE").setTimezoneId("Europe/Berlin")
                .setViewportSize(1500, 1000));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        page.navigate(base + "/camunda/app/tasklist/default/");
        logIn(page, account);
        return new Tasklist(context, page, base);
    }

    /** The login page is drawn anew while it loads and then forgets what was typed; whoever sees that types it again. */
    private static void logIn(Page page, String account) {
        Locator filters = page.locator(".task-filter").first();
        for (int attempt = 1; attempt <= 4 && !filters.isVisible(); attempt++) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.locator("input[type=password]").waitFor();
            page.locator("input[type=text]").fill(account);
            page.locator("input[type=password]").fill(Rest.PASSWORD);
            page.locator("button[type=submit]").click();
            try {
                filters.waitFor(new Locator.WaitForOptions().setTimeout(8_000));
            } catch (com.microsoft.playwright.TimeoutError e) {
                page.reload();
            }
        }
        filters.waitFor();
    }

    void filter(String name) {
        page.locator(".task-filter", new Page.LocatorOptions().setHasText(name)).first().click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    void open(String number) {
        page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(number)).first().click();
        page.locator(".task-details .fjs-container").waitFor();
    }

    /** Opens a task by its id, whatever filter it is in. */
    void openTask(String id) {
        page.navigate(base + "/camunda/app/tasklist/default/#/?task=" + id);
        page.locator(".task-details .fjs-container").waitFor();
    }

    void claim() {
        Locator button = page.locator("button.claim");
        button.click();
        page.locator("button.unclaim").waitFor();
        page.locator(".task-details .fjs-container:not(.disabled-form)").first().waitFor();
    }

    boolean isClaimed() {
        return page.locator("button.unclaim").count() > 0;
    }

    Locator form() {
        return page.locator(".task-details .fjs-container");
    }

    void choose(String option) {
        form().getByLabel(option, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    void complete() {
        page.locator(".task-details .form-actions .btn-primary").click();
    }

    /** Completes and waits until the task has left the page. */
    void completed() {
        complete();
        page.locator(".task-details .form-actions .btn-primary").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    String errors() {
        return String.join(" | ", page.locator(".fjs-form-field-error").allInnerTexts());
    }

    String notification() {
        Locator alert = page.locator("[notifications-panel] .alert").last();
        alert.waitFor();
        return alert.innerText();
    }

    Locator startDialog(String process) {
        page.locator(".start-process-action a").click();
        page.locator(".modal-content").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
        page.locator(".modal-content .fjs-container").waitFor();
        return page.locator(".modal-content");
    }

    /** With {@code -Dvorhabenpfad.pictures=docs/images} the pictures of the documentation are made anew. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("vorhabenpfad.pictures", "target/pictures"), name + ".png")));
    }

    /** All that a person may read or hear: texts, labels for readers, titles, placeholders. */
    String texts(String area) {
        return (String) page.evaluate("""
                area => [...document.querySelectorAll(area)].flatMap(root => [root.innerText, ...[...root.querySelectorAll('*')].flatMap(e =>
                  ['aria-label', 'title', 'placeholder', 'alt'].map(a => e.getAttribute(a)).filter(t => t))]).join('\\n')""", area);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Override
    public void close() {
        context.close();
    }
}
