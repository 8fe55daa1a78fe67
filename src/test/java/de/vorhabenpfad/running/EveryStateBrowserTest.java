package de.vorhabenpfad.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.running.Accessible.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every state of every page in every look: axe-core finds nothing, all fits, the keyboard comes by everything and what it is at is in sight,
 * and text may be spaced out. Each look leaves a picture in target/pictures. With {@code -Dvorhabenpfad.states=status,start} only states whose
 * names begin so are looked at.
 */
@RunningApplication
class EveryStateBrowserTest {

    @RegisterExtension
    static final OneBrowser BROWSER = new OneBrowser();

    private static final String ONLY = System.getProperty("vorhabenpfad.states", "");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    /** Templates that are no pages: what others are made of. */
    private static final Set<String> PIECES = Set.of("layout", "parts", "formular", "anlagen", "weg");

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CaseFiles caseFiles;

    private final Map<String, Accessible> visitors = new LinkedHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private PageStates states;

    @BeforeEach
    void prepare() {
        states = new PageStates(port, jdbc, caseFiles);
    }

    @AfterEach
    void tidy() {
        visitors.values().forEach(Accessible::close);
        states.close();
        System.out.printf("Accessibility: %d states in %d looks, in seconds: %s%n", states.all().size(), Look.values().length, seconds);
    }

    @TestFactory
    Stream<DynamicTest> nothingKeepsAnybodyOut() {
        Stream<DynamicTest> looks = states.all().stream().filter(state -> Stream.of(ONLY.split(",")).anyMatch(state.name()::startsWith)).map(state -> DynamicTest.dynamicTest(state.name(), () -> look(state)));
        return ONLY.isEmpty() ? Stream.concat(looks, Stream.of(DynamicTest.dynamicTest("every template was looked at", EveryStateBrowserTest::everyTemplate),
                DynamicTest.dynamicTest("nobody has a cookie", this::noCookie))) : looks;
    }

    private void look(PageStates.State state) {
        Accessible visitor = visitors.computeIfAbsent(state.account() + state.scripts(), key -> visitor(state));
        Map<String, List<String>> findings = new LinkedHashMap<>();
        try {
            visitor.turnTo(Look.WIDE_LIGHT);
            timed("reaching", () -> state.reach().accept(visitor));
            for (Look look : Look.values()) {
                visitor.turnTo(look);
                timed("looking", () -> findings.put(look.toString(), visitor.findings()));
                timed("pictures", () -> visitor.picture(state.name()));
            }
            timed("keyboard", () -> findings.put("by keyboard at 400 %", new Keyboard(visitor.page()).walk()));
            visitor.spaceOut();
            findings.put("spaced out at 400 %", visitor.misfits());
            visitor.turnTo(Look.WIDE_LIGHT);
            findings.put("spaced out", visitor.misfits());
        } finally {
            state.afterwards().run();
        }
        assertThat(findings).allSatisfy((look, found) -> assertThat(found).as(look).isEmpty());
    }

    private void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        seconds.merge(what, (System.nanoTime() - start) / 1e9, Double::sum);
    }

    private Accessible visitor(PageStates.State state) {
        Accessible visitor = Accessible.visitor(BROWSER.get(), port, Look.WIDE_LIGHT);
        if (!state.account().isEmpty()) {
            visitor.signIn(state.account());
        }
        return state.scripts() ? visitor : visitor.withoutScripts();
    }

    private static void everyTemplate() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<String> pages = files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> TEMPLATES.relativize(file).toString().replace(".html", "")).filter(name -> !PIECES.contains(name)).toList();
            assertThat(Accessible.lookedAt()).as("templates that PageStates comes by").containsAll(pages);
        }
    }

    private void noCookie() {
        assertThat(visitors.get("true").page().context().cookies()).extracting(cookie -> cookie.name).as("cookies of somebody who is not signed in").isEmpty();
    }
}
