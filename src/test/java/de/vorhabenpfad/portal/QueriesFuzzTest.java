package de.vorhabenpfad.portal;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.fuzz.Anything;
import de.vorhabenpfad.fuzz.Tried;
import de.vorhabenpfad.trail.TrailSearch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in a request's parameters is a query or a clear no; whatever stands in a text leaves feed and table whole. */
@AddLifecycleHook(Tried.class)
class QueriesFuzzTest {

    private static final Set<String> KNOWN = Set.of("daten", "rki");

    @Provide
    Arbitrary<String> asked() {
        return Arbitraries.oneOf(Anything.text(), Arbitraries.of("", "0", "1", "20", "100", "101", "daten", "rki", "pilot", "software", "2026-11-24", "login-failed")).injectNull(0.1);
    }

    @Provide
    Arbitrary<String> text() {
        return Anything.text();
    }

    private static void isClear(RequestRefused refused) {
        assertThat(refused.status().is4xxClientError()).isTrue();
        assertThat(refused.body().fields()).isNotEmpty().allSatisfy(field -> assertThat(field.message()).hasSizeBetween(10, 400));
    }

    @Property(tries = 1000)
    void listsOfInitiatives(@ForAll("asked") String page, @ForAll("asked") String size, @ForAll("asked") String stage, @ForAll("asked") String unit, @ForAll("asked") String outcome) {
        try {
            ListQuery query = ListQuery.of(new ListQuery.Asked(page, size, stage, unit, unit, outcome), KNOWN::contains, KNOWN::contains);
            assertThat(query.page()).isNotNegative();
            assertThat(query.size()).isBetween(1, ListQuery.LARGEST_PAGE);
        } catch (RequestRefused refused) {
            isClear(refused);
        }
    }

    @Property(tries = 1000)
    void toolbox(@ForAll("asked") String page, @ForAll("asked") String size, @ForAll("asked") String text, @ForAll("asked") String kind, @ForAll("asked") String unit) {
        ToolboxQuery.Asked asked = new ToolboxQuery.Asked(page, size, text, kind, unit, unit);
        ToolboxQuery lenient = ToolboxQuery.lenient(asked, List.of("software"), KNOWN::contains, KNOWN::contains);
        assertThat(lenient.page()).isNotNegative();
        assertThat(lenient.text() == null || !lenient.text().isEmpty() && !lenient.text().contains("\0")).isTrue();
        try {
            ToolboxQuery query = ToolboxQuery.of(asked, List.of("software"), KNOWN::contains, KNOWN::contains);
            assertThat(query.size()).isBetween(1, ListQuery.LARGEST_PAGE);
        } catch (RequestRefused refused) {
            isClear(refused);
        }
    }

    @Property(tries = 1000)
    void similar(@ForAll("asked") String text, @ForAll("asked") String n) {
        try {
            assertThat(SimilarQuery.of(text, n).most()).isBetween(1, SimilarQuery.MOST);
        } catch (RequestRefused refused) {
            isClear(refused);
        }
    }

    @Property(tries = 1000)
    void trail(@ForAll("asked") String number, @ForAll("asked") String account, @ForAll("asked") String kind, @ForAll("asked") String from, @ForAll("asked") String to) {
        List<Refusal.Field> wrong = new ArrayList<>();
        TrailSearch.Filter filter = new TrailPage.Asked(number, account, kind, from, to).filter(wrong);
        assertThat(wrong).allSatisfy(field -> assertThat(field.key()).isIn("vorhaben", "von", "bis"));
        assertThat(filter.who() == null || !filter.who().contains("\0")).isTrue();
    }

    @Property(tries = 1000)
    void cellsOfATableAreNoFormulas(@ForAll("text") String text) {
        String cell = TrailPage.cell(text);
        String inside = cell.substring(1, cell.length() - 1);
        assertThat(inside.replace("\"\"", "")).doesNotContain("\"");
        assertThat(inside.strip()).doesNotMatch("(?s)[=+\\-@].*");
    }

    @Property(tries = 400)
    void feedsStayWhole(@ForAll("text") String one, @ForAll("text") String two) throws Exception {
        AtomFeed feed = new AtomFeed(one, two, "https://a.example/feed.atom", "https://a.example/", Instant.EPOCH,
                List.of(new AtomFeed.Item("https://a.example/eins", two, one, two, one, two, Instant.EPOCH)));
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document read = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(feed.xml()));
        assertThat(read.getElementsByTagName("entry").getLength()).isEqualTo(1);
        assertThat(read.getElementsByTagName("*").getLength()).as("elements, none of them from a text").isEqualTo(17);
    }
}
