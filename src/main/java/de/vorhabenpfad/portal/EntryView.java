package de.vorhabenpfad.portal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.StageChange;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * A toolbox entry as anybody who may see it sees it, on its page and in the API. Nobody's name is in it, save that of a
 * proposer who allowed it, and what people wrote into the descriptions themselves.
 *
 * @param leadAuthority id of the authority that leads the workshop
 * @param usages by authority; those in use and those that run, none that was given up
 * @param rounds how many rounds the development took
 * @param pilotSites how many authorities completed a pilot
 * @param benefit null while too few authorities have reported
 * @param ideaBy null unless the proposer allowed to be named and the contact is still kept
 */
record EntryView(ToolboxEntry entry, String leadAuthority, List<Adoption> usages, List<StageChange> stages, long rounds, long pilotSites,
        List<Section> dossier, @Nullable Benefit benefit, List<EntryDocuments.Document> documents,
        @Nullable IdeaBy ideaBy) {

    /**
     * Who had the idea.
     *
     * @param authority name of the authority as it was chosen or written
     */
    record IdeaBy(String name, String authority) {
    }

    /** What was found out in one step. */
    record Section(String heading, LocalDate on, List<ShownAnswer> answers) {
    }

    /**
     * What the authorities that use it reported, together.
     *
     * @param reports how many authorities reported
     * @param hoursSavedPerYear the sum of their estimates, or null if too few gave one
     * @param satisfaction the mean, from 1 to 5, with one decimal
     */
    record Benefit(int reports, @Nullable BigDecimal hoursSavedPerYear, BigDecimal satisfaction) {

        /** Of fewer reports, a sum would tell what a single authority, and often a single person, answered. */
        static final int FEWEST = 3;

        /** The newest report of each authority counts; they come oldest first. */
        static @Nullable Benefit of(List<Entry> reports) {
            Map<String, Entry> newest = new LinkedHashMap<>();
            reports.forEach(report -> newest.put(String.valueOf(report.about()), report));
            List<BigDecimal> satisfaction = numbers(newest.values(), "satisfaction");
            List<BigDecimal> hours = numbers(newest.values(), "hoursSavedPerYear");
            if (satisfaction.size() < FEWEST) {
                return null;
            }
            return new Benefit(satisfaction.size(), hours.size() < FEWEST ? null : sum(hours),
                    sum(satisfaction).divide(BigDecimal.valueOf(satisfaction.size()), 1, RoundingMode.HALF_UP));
        }

        private static List<BigDecimal> numbers(Collection<Entry> reports, String key) {
            return reports.stream().map(report -> report.text(key)).filter(Objects::nonNull).map(BigDecimal::new).toList();
        }

        private static BigDecimal sum(List<BigDecimal> numbers) {
            return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    List<Adoption> inUse() {
        return usages.stream().filter(usage -> usage.status() == Adoption.Status.IN_USE).toList();
    }

    List<Adoption> underWay() {
        return usages.stream().filter(usage -> usage.status() == Adoption.Status.RUNNING).toList();
    }

    /**
     * The dossier as it was kept at publication. A section whose answers are no list is of an earlier version, which kept more
     * than anybody may see; it is left out.
     */
    static List<Section> sections(List<Map<String, Object>> dossier) {
        return dossier.stream().filter(section -> section.get("answers") instanceof List<?>)
                .map(section -> new Section(text(section, "heading"), LocalDate.parse(text(section, "on")),
                        ((List<?>) section.get("answers")).stream().map(answer -> answer((Map<?, ?>) answer)).toList()))
                .toList();
    }

    private static ShownAnswer answer(Map<?, ?> kept) {
        String label = text(kept, "label");
        if (kept.get("rows") instanceof List<?> rows) {
            return new ShownAnswer.Rows(label, texts(kept.get("headings")), rows.stream().map(EntryView::texts).toList());
        }
        return kept.get("items") instanceof List<?> items ? new ShownAnswer.Items(label, texts(items)) : new ShownAnswer.Text(label, text(kept, "text"));
    }

    private static String text(Map<?, ?> kept, String key) {
        return String.valueOf(kept.get(key));
    }

    private static List<String> texts(@Nullable Object kept) {
        return kept instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
