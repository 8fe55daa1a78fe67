package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import de.vorhabenpfad.casefile.Entry;
import org.junit.jupiter.api.Test;

class EntryViewTest {

    private static Entry report(String authority, Map<String, Object> answers) {
        return new Entry(1, Entry.Kind.STEP, "reportBenefit", authority, 1, "behoerde-" + authority, Some.AT, answers, "benefit-report", 1);
    }

    private static Map<String, Object> hours(int hours, String satisfaction) {
        return Map.of("hoursSavedPerYear", hours, "satisfaction", satisfaction, "lessons", "Geheim");
    }

    @Test
    void sumsAreShownFromThreeAuthoritiesOn() {
        List<Entry> three = List.of(report("rki", hours(100, "4")), report("kba", hours(50, "5")), report("bva", hours(20, "4")));

        assertThat(EntryView.Benefit.of(three.subList(0, 2))).isNull();
        assertThat(EntryView.Benefit.of(three)).isEqualTo(new EntryView.Benefit(3, new BigDecimal("170"), new BigDecimal("4.3")));
    }

    @Test
    void ofEachAuthorityTheNewestReportCounts() {
        List<Entry> reports = List.of(report("rki", hours(100, "1")), report("kba", hours(50, "5")), report("rki", hours(200, "5")));

        assertThat(EntryView.Benefit.of(reports)).isNull();
        assertThat(EntryView.Benefit.of(Stream.concat(reports.stream(), Stream.of(report("bva", hours(1, "5")))).toList()))
                .isEqualTo(new EntryView.Benefit(3, new BigDecimal("251"), new BigDecimal("5.0")));
    }

    @Test
    void hoursOfFewerThanThreeAreNotTold() {
        List<Entry> reports = List.of(report("rki", hours(100, "4")), report("kba", hours(50, "5")), report("bva", Map.of("satisfaction", "3")));

        assertThat(EntryView.Benefit.of(reports)).isEqualTo(new EntryView.Benefit(3, null, new BigDecimal("4.0")));
    }

    @Test
    void keptDossierBecomesSections() {
        List<Map<String, Object>> kept = List.of(Map.of("heading", "Erprobung auswerten", "on", "2026-03-02", "answers",
                List.of(Map.of("label", "Gelernt", "text", "Viel"), Map.of("label", "Behörden", "items", List.of("A", "B")),
                        Map.of("label", "Kennzahlen", "headings", List.of("Name", "Wert"), "rows", List.of(List.of("Zeit", "3"))))));

        assertThat(EntryView.sections(kept)).containsExactly(new EntryView.Section("Erprobung auswerten", LocalDate.of(2026, 3, 2),
                List.of(new ShownAnswer.Text("Gelernt", "Viel"), new ShownAnswer.Items("Behörden", List.of("A", "B")),
                        new ShownAnswer.Rows("Kennzahlen", List.of("Name", "Wert"), List.of(List.of("Zeit", "3"))))));
    }

    @Test
    void dossierOfAnEarlierVersionIsNotShown() {
        assertThat(EntryView.sections(List.of(Map.of("heading", "Entwicklung auswerten", "on", "02.03.2026", "answers",
                Map.of("Begründung", "Nicht für alle"))))).isEmpty();
    }
}
