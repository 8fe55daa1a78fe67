package de.vorhabenpfad.path;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.toolbox.Adoption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class AdoptionPathTest extends OnThePath {

    @Test
    void adoptionHasItsOwnLengthAfterTheInitiativeIsClosed() {
        Journey journey = adopting();
        assertThat(journey.initiative().isClosed()).isTrue();
        liesBefore(journey, "goLive", "authority-rki");

        journey.atSite("rki", "goLive", Answers.with(Answers.live(journey.today()), "variant", "Ohne Anmeldung")).isOpen("confirmHandover")
                .atSite("rki", "confirmHandover", Answers.decision("confirmed")).isOpen();

        assertThat(onlyAdoption(journey)).returns(Adoption.Status.IN_USE, Adoption::status).returns("Ohne Anmeldung", Adoption::variant)
                .returns(journey.today(), Adoption::goLiveOn);
        assertThat(running(journey, "adoption")).isZero();
    }

    @Test
    void postponedGoLiveIsDueOnItsNewDay() {
        Journey journey = adopting();
        LocalDate newDate = workingDay(journey.today().plusDays(40));

        journey.refuses("behoerde-rki", "goLive", postponement(journey.today()), "newDate")
                .atSite("rki", "goLive", postponement(newDate)).isOpen("goLive");
        assertThat(due(driver.task(journey.number, "goLive"))).isBetween(newDate, newDate.plusDays(5));
        assertThat(onlyAdoption(journey).plannedGoLive()).isEqualTo(newDate);

        journey.atSite("rki", "goLive", postponement(newDate.plusDays(30))).isOpen("goLive");
        assertThat(onlyAdoption(journey).plannedGoLive()).isEqualTo(newDate.plusDays(30));
    }

    private static LocalDate workingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5 ? day.plusDays(2) : day;
    }

    private static Map<String, Object> postponement(LocalDate to) {
        return Answers.of("decision", "postpone", "newDate", to.toString());
    }

    @Test
    void adoptionMayBeAbandonedBeforeTheGoLive() {
        Journey journey = adopting().refuses("behoerde-rki", "goLive", Answers.decision("abandon"), "reason")
                .atSite("rki", "goLive", Journey.reasoned("abandon")).isOpen();

        assertThat(onlyAdoption(journey).status()).isEqualTo(Adoption.Status.ABANDONED);
    }

    @Test
    void adoptionMayBeAbandonedAfterTheGoLive() {
        Journey journey = live().refuses("behoerde-rki", "confirmHandover", Answers.decision("abandon"), "reason")
                .atSite("rki", "confirmHandover", Journey.reasoned("abandon")).isOpen();

        assertThat(onlyAdoption(journey).status()).isEqualTo(Adoption.Status.ABANDONED);
    }

    @Test
    void defectsAreFixedByTheMaintainerAsOftenAsNeeded() {
        Journey journey = live().refuses("behoerde-rki", "confirmHandover", Answers.decision("rework"), "defects");
        for (String defect : List.of("Die Suche findet keine Umlaute.", "Der Druck bricht ab.")) {
            journey.atSite("rki", "confirmHandover", Answers.of("decision", "rework", "defects", defect)).isOpen("fixDefects");
            liesBefore(journey, "fixDefects", "authority-itzbund");
            assertThat(shown("behoerde-itzbund", journey, "fixDefects")).containsEntry("defectsFound", defect);
            journey.step("behoerde-itzbund", "fixDefects", Answers.of("fixed", "Behoben: " + defect)).isOpen("confirmHandover");
            assertThat(shown("behoerde-rki", journey, "confirmHandover")).containsEntry("fixedDefects", "Behoben: " + defect);
        }

        assertThat(onlyAdoption(journey.atSite("rki", "confirmHandover", Answers.decision("confirmed"))).status()).isEqualTo(Adoption.Status.IN_USE);
    }

    @Test
    void goLiveLiesInThePastAndNamesWhoWasHeard() {
        Journey journey = adopting();
        Map<String, Object> live = Answers.live(journey.today());

        journey.refuses("behoerde-rki", "goLive", Answers.live(journey.today().plusDays(1)), "goLiveOn")
                .refuses("behoerde-rki", "goLive", Answers.with(live, "bodiesDone", List.of()), "bodiesDone")
                .refuses("behoerde-rki", "goLive", Answers.with(live, "bodiesDone", List.of("not-required", "security")), "bodiesDone")
                .atSite("rki", "goLive", Answers.with(live, "bodiesDone", List.of("not-required"))).isOpen("confirmHandover");
    }

    @Test
    void anyAuthorityMayAskForAnEntryAfterwards() {
        Journey journey = published();
        driver.start("behoerde-bsh", "adoption-request", request(journey, "bsh"));

        journey.isOpen("goLive");
        liesBefore(journey, "goLive", "authority-bsh");
        assertThat(journey.trail()).endsWith("adoptionWished");
        assertThat(onlyAdoption(journey)).returns("bsh", Adoption::authority).returns(journey.today().plusDays(20), Adoption::plannedGoLive);
    }

    @Test
    void adoptionThatRunsIsNotAskedForAgainUntilItHasEnded() {
        Journey journey = published();
        driver.start("behoerde-bsh", "adoption-request", request(journey, "bsh"));
        refusesRequest("behoerde-bsh", request(journey, "bsh"), "entry");

        journey.atSite("bsh", "goLive", Journey.reasoned("abandon"));
        driver.start("behoerde-bsh", "adoption-request", request(journey, "bsh"));

        assertThat(toolbox.adoptions(entry(journey).slug())).extracting(Adoption::status).containsExactly(Adoption.Status.ABANDONED,
                Adoption.Status.RUNNING);
    }

    @Test
    void requestThatRunsMakesAYesToTheInvitationStartNoSecondOne() {
        Journey journey = begin().inHandover().published("chosen", List.of("rki"));
        driver.start("behoerde-rki", "adoption-request", request(journey, "rki"));

        journey.atSite("rki", "decideAdoption", Answers.adopts(journey.today().plusDays(50))).isOpen("goLive");

        assertThat(onlyAdoption(journey).plannedGoLive()).isEqualTo(journey.today().plusDays(20));
        assertThat(journey.events("adoptionRunsAlready")).singleElement().extracting(event -> event.about()).isEqualTo("rki");
        assertThat(journey.initiative().isClosed()).isTrue();
    }

    @Test
    void requestsInTheSameMomentStartOneAdoption() {
        Journey journey = published();
        submit("behoerde-bsh", "adoption-request", request(journey, "bsh"));
        refusesRequest("behoerde-bsh", request(journey, "bsh"), "entry");

        driver.runJobs(journey.number);

        journey.isOpen("goLive");
        assertThat(onlyAdoption(journey).authority()).isEqualTo("bsh");
    }

    @ParameterizedTest
    @ValueSource(strings = { "rki", "gibt-es-nicht" })
    void oneAsksForOnesOwnAuthorityOnly(String authority) {
        refusesRequest("behoerde-bsh", request(published(), authority), "authority");
    }

    @Test
    void requestForWhatIsNotInTheToolboxIsRefused() {
        refusesRequest("behoerde-bsh", Answers.with(request(published(), "bsh"), "entry", "gibt-es-nicht"), "entry");
    }

    private void refusesRequest(String account, Map<String, Object> request, String field) {
        assertThat(Journey.refusal(() -> submit(account, "adoption-request", request)).fields()).extracting(one -> one.key()).containsExactly(field);
    }

    private Map<String, Object> request(Journey journey, String authority) {
        return Answers.of("entry", entry(journey).slug(), "authority", authority, "plannedGoLive", journey.today().plusDays(20).toString(),
                "responsible", "Referat Karten");
    }

    private Journey published() {
        return begin().inHandover().published("none", List.of());
    }

    private Journey adopting() {
        Journey journey = begin().inHandover().published("chosen", List.of("rki"));
        return journey.atSite("rki", "decideAdoption", Answers.adopts(journey.today().plusDays(10)));
    }

    private Journey live() {
        Journey journey = adopting();
        return journey.atSite("rki", "goLive", Answers.live(journey.today()));
    }

    private Adoption onlyAdoption(Journey journey) {
        List<Adoption> adoptions = toolbox.adoptions(entry(journey).slug());
        assertThat(adoptions).hasSize(1);
        return adoptions.get(0);
    }
}
