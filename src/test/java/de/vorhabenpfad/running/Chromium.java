package de.vorhabenpfad.running;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * A Chromium for the tests: the one that is there, else Debian's package where we may install it, else the one that
 * Playwright brings.
 */
final class Chromium {

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private Chromium() {
    }

    static Playwright playwright() {
        boolean ours = executable().isPresent() || install().isPresent();
        return Playwright.create(new Playwright.CreateOptions().setEnv(ours ? java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : java.util.Map.of()));
    }

    static Browser launch(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
        executable().ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> executable() {
        String named = System.getenv("CHROMIUM");
        Stream<Path> known = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of);
        return Stream.concat(Stream.ofNullable(named).map(Path::of), known).filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> install() {
        return DebianPackages.install("chromium", "fonts-dejavu-core") ? executable() : Optional.empty();
    }
}
