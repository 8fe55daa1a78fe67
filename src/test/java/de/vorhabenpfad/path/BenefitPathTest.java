package de.vorhabenpfad.path;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class BenefitPathTest extends OnThePath {

    private static final int HALF_A_YEAR = 190;

    @Test
    void everyAuthorityThatUsesTheResultReportsAfterSixMonths() {
        Journey journey = inUseAt("rki", "kba").daysPass(175).isOpen();

        journey.daysPass(HALF_A_YEAR - 175).isOpen("reportBenefit", "reportBenefit");

        assertThat(driver.tasks(journey.number, "reportBenefit")).flatExtracting(this::groups)
                .containsExactlyInAnyOrder("authority-rki", "authority-kba");
        journey.atSite("rki", "reportBenefit", Answers.benefit()).isOpen("reportBenefit").atSite("kba", "reportBenefit", Answers.benefit())
                .isOpen("reviewBenefit");
        assertThat(shown("koordination", journey, "reviewBenefit").get("reports").toString()).contains("Robert Koch-Institut: 320 Stunden",
                "Kraftfahrt-Bundesamt");
    }

    @Test
    void noReportAfterFortyWorkingDaysCountsAsNone() {
        Journey journey = inUseAt("rki", "kba").daysPass(HALF_A_YEAR).atSite("rki", "reportBenefit", Answers.benefit());

        journey.daysPass(54).isOpen("reportBenefit").daysPass(21).isOpen("reviewBenefit");

        assertThat(shown("koordination", journey, "reviewBenefit").get("reports").toString()).contains("Robert Koch-Institut")
                .doesNotContain("Kraftfahrt-Bundesamt");
    }

    @Test
    void abandonedAndPlannedAdoptionsAreNotAskedForTheirBenefit() {
        Journey journey = adoptedBy("rki", "kba", "bsh");
        journey.atSite("rki", "goLive", Answers.live(journey.today())).atSite("rki", "confirmHandover", Answers.decision("confirmed"))
                .atSite("kba", "goLive", Answers.live(journey.today())).atSite("kba", "confirmHandover", Journey.reasoned("abandon"))
                .daysPass(HALF_A_YEAR).isOpen("goLive", "reportBenefit");

        liesBefore(journey, "reportBenefit", "authority-rki");
    }

    @Test
    void resultThatNobodyUsesIsReviewedAtOnce() {
        begin().inHandover().published("none", List.of()).daysPass(HALF_A_YEAR).isOpen("reviewBenefit");
    }

    @Test
    void reportNeedsSatisfactionAndLessons() {
        inUseAt("rki").daysPass(HALF_A_YEAR).refuses("behoerde-rki", "reportBenefit", Answers.of("hoursSavedPerYear", -1), "hoursSavedPerYear",
                "satisfaction", "lessons");
    }

    @Test
    void keptEntryStaysInTheLists() {
        Journey journey = toBeReviewed().step("koordination", "reviewBenefit", Answers.of("summary", "Bewährt.", "decision", "keep")).isOpen();

        assertThat(entry(journey).isRetired()).isFalse();
        assertThat(toolbox.current()).extracting(Toolbox.Named::slug).contains(entry(journey).slug());
        assertThat(running(journey, "benefit-review")).isZero();
    }

    @Test
    void retiredEntryLeavesTheListsAndRefusesNewAdoptions() {
        Journey journey = toBeReviewed();
        Map<String, Object> retired = Answers.of("summary", "Kaum genutzt.", "decision", "retire");
        journey.refuses("koordination", "reviewBenefit", retired, "reason")
                .step("koordination", "reviewBenefit", Answers.with(retired, "reason", "Es gibt Besseres.")).isOpen();

        ToolboxEntry entry = entry(journey);
        assertThat(entry.isRetired()).isTrue();
        assertThat(toolbox.find(entry.slug())).isPresent();
        assertThat(toolbox.current()).extracting(Toolbox.Named::slug).doesNotContain(entry.slug());
        assertThat(journey.events("retired")).hasSize(1);
        assertThat(Journey.refusal(() -> submit("behoerde-bsh", "adoption-request", Answers.of("entry", entry.slug(), "authority", "bsh",
                "plannedGoLive", journey.today().plusDays(20).toString(), "responsible", "Referat Karten"))).fields())
                .extracting(field -> field.key()).containsExactly("entry");
    }

    private Journey toBeReviewed() {
        return begin().inHandover().published("none", List.of()).daysPass(HALF_A_YEAR);
    }

    private Journey inUseAt(String... authorities) {
        Journey journey = adoptedBy(authorities);
        for (String authority : authorities) {
            journey.atSite(authority, "goLive", Answers.live(journey.today())).atSite(authority, "confirmHandover", Answers.decision("confirmed"));
        }
        return journey;
    }

    private Journey adoptedBy(String... authorities) {
        Journey journey = begin().inHandover().published("chosen", List.of(authorities));
        for (String authority : authorities) {
            journey.atSite(authority, "decideAdoption", Answers.adopts(journey.today().plusDays(10)));
        }
        return journey;
    }
}
