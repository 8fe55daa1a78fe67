package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class AtomFeedTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:15:30Z");

    private static String xml(String name) {
        AtomFeed feed = new AtomFeed("Titel", "Untertitel", "https://a.example/feed.atom", "https://a.example/", AT,
                List.of(new AtomFeed.Item("https://a.example/eins", name, "Kurz", "Werkstatt Daten", "software", "Software", AT)));
        return new String(feed.xml(), StandardCharsets.UTF_8);
    }

    @Test
    void textsAreNoMarkup() {
        assertThat(xml("<script>alert('ä & \"ö\"')</script>")).contains("<title>&lt;script&gt;alert('ä &amp; \"ö\"')&lt;/script&gt;</title>");
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() {
        assertThat(xml("Eins\u0001\uFFFE\uD800 und 🙂")).contains("<title>Eins und ").doesNotContain("\u0001", "\uFFFE");
    }

    @Test
    void whatXmlCannotHoldIsLeftOutOfAttributesToo() {
        AtomFeed feed = new AtomFeed("Titel", "Untertitel", "https://a.example/feed.atom", "https://a.example/", AT,
                List.of(new AtomFeed.Item("https://a.example/eins", "Name", "Kurz", "Werkstatt", "a\0b", "c\uD800d", AT)));
        assertThat(new String(feed.xml(), StandardCharsets.UTF_8)).contains("term=\"ab\"", "label=\"cd\"");
    }

    @Test
    void timesAreThoseOfTheRfc() {
        assertThat(xml("Name")).contains("<updated>2026-03-02T09:15:30Z</updated>", "<published>2026-03-02T09:15:30Z</published>");
    }
}
