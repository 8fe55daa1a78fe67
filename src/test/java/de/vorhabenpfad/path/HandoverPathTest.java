package de.vorhabenpfad.path;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class HandoverPathTest extends OnThePath {

    @Test
    void workshopMayStopInsteadOfDescribing() {
        Journey journey = begin().inHandover().refuses(Journey.WORKSHOP, "documentSolution", Answers.decision("stop"), "reason")
                .decides(Journey.WORKSHOP, "documentSolution", "stop");

        journey.endedAs(Outcome.STOPPED);
        assertThat(toolbox.ofInitiative(journey.number)).isEmpty();
        assertThat(running(journey, "benefit-review")).isZero();
    }

    @Test
    void softwareNeedsLicenseAndRepositoryAndOtherKindsDoNot() {
        Journey journey = begin().inHandover();
        Map<String, Object> software = journey.documentation("none", List.of());
        software.remove("license");
        software.remove("repositoryUrl");

        journey.refuses(Journey.WORKSHOP, "documentSolution", software, "license", "repositoryUrl")
                .refuses(Journey.WORKSHOP, "documentSolution", Answers.with(software, "kind", "method", "rightsCleared", false), "rightsCleared")
                .refuses(Journey.WORKSHOP, "documentSolution", Answers.with(software, "kind", "method", "longDescription", "Zu kurz"),
                        "longDescription")
                .refuses(Journey.WORKSHOP, "documentSolution", Answers.with(software, "kind", "method", "invite", "chosen"), "invited")
                .step(Journey.WORKSHOP, "documentSolution", Answers.with(software, "kind", "method")).isOpen("confirmMaintenance");
    }

    @Test
    void declinedMaintenanceGoesBackToTheDescriptionWhichShowsWhy() {
        Journey journey = begin().inHandover().documented("none", List.of());
        liesBefore(journey, "confirmMaintenance", "authority-itzbund");
        journey.refuses("behoerde-itzbund", "confirmMaintenance", Answers.decision("decline"), "reason")
                .step("behoerde-itzbund", "confirmMaintenance", Answers.decision("decline", "Dafür fehlen uns Stellen."))
                .isOpen("documentSolution");

        assertThat(shown(Journey.WORKSHOP, journey, "documentSolution")).containsEntry("name", "Messstellenkarte " + journey.number)
                .extracting("returned").asString().contains("Dafür fehlen uns Stellen.");
        journey.step(Journey.WORKSHOP, "documentSolution", Answers.with(journey.documentation("none", List.of()), "maintainer", "dwd"));
        liesBefore(journey, "confirmMaintenance", "authority-dwd");
    }

    @Test
    void requestedRevisionGoesBackToTheDescription() {
        Journey journey = begin().inHandover().documented("none", List.of()).maintained();
        liesBefore(journey, "approvePublication", "coordination");
        journey.refuses("koordination", "approvePublication", Answers.decision("revise"), "reason")
                .refuses("koordination", "approvePublication", Answers.decision("publish"), "visibility")
                .step("koordination", "approvePublication", Answers.decision("revise", "Bitte ohne Abkürzungen.")).isOpen("documentSolution");

        assertThat(shown(Journey.WORKSHOP, journey, "documentSolution").get("returned")).asString().contains("Bitte ohne Abkürzungen.");
        journey.published("none", List.of()).endedAs(Outcome.HANDED_OVER);
    }

    @Test
    void withoutInvitationsTheInitiativeIsClosedAtOnce() {
        Journey journey = begin().inHandover().published("none", List.of());

        journey.endedAs(Outcome.HANDED_OVER);
        assertThat(journey.events("published")).singleElement().extracting(event -> event.text("entry")).isEqualTo(entry(journey).slug());
        assertThat(running(journey, "benefit-review")).isOne();
    }

    @Test
    void publishedEntryHoldsWhatWasSaidAndTheDossier() {
        Journey journey = begin().inHandover().documented("none", List.of()).maintained().step("koordination", "approvePublication",
                Answers.publish("network"));

        ToolboxEntry entry = entry(journey);
        assertThat(entry).returns("network", ToolboxEntry::visibility).returns("itzbund", ToolboxEntry::maintainer)
                .returns("Servicestelle Werkzeuge", ToolboxEntry::contactPoint).returns("EUPL-1.2", ToolboxEntry::license)
                .returns("daten", ToolboxEntry::workshop).returns("software", ToolboxEntry::kind);
        assertThat(entry.dossier()).extracting(section -> section.get("heading")).contains("Entwicklung planen", "Erprobung auswerten")
                .noneMatch(heading -> heading.toString().contains("bewerten"));
        assertThat(entry(begin().inHandover().published("none", List.of())).visibility()).isEqualTo("public");
    }

    @Test
    void dossierTellsNothingThatIsNotForEverybody() {
        Journey journey = begin().inHandover().published("none", List.of());

        assertThat(entry(journey).dossier()).isNotEmpty();
        String told = entry(journey).dossier().toString();
        assertThat(told).contains("Ziel", "Was haben Sie gelernt?", "Erreichte Kennzahlen", "Teilnehmende Personen");
        assertThat(told).doesNotContain("Risiken", "Begründung", "Kosten", "Empfehlung", "Entscheidung", "Erprobungsorte", "Stellen", "Link",
                "Neue Ideen", "Rechte");
        for (Entry entry : caseFiles.get(journey.number).entries()) {
            assertThat(told).doesNotContain(network.person(entry.author()).map(person -> person.name()).orElse("nobody"));
        }
    }

    @Test
    void dossierOfAPilotWithAHandfulOfPeopleHoldsNoFigures() {
        Journey journey = begin().inPilot();
        journey.step(Journey.WORKSHOP, "planPilot", Answers.with(journey.pilotPlan(List.of("rki"), List.of()), "participants", 4))
                .confirmedAt("rki").runAt("rki").evaluated(15, 5).panelDecides("handover").published("none", List.of());

        assertThat(entry(journey).dossier().toString()).contains("Früh mit den Personalvertretungen sprechen")
                .doesNotContain("Teilnehmende Personen", "Erreichte Kennzahlen");
    }

    @Test
    void entriesOfTheSameNameGetAddressesOfTheirOwn() {
        Journey first = begin().inHandover();
        String name = "Gleicher Name " + first.number;

        assertThat(List.of(publishedAs(first, name), publishedAs(begin().inHandover(), name))).doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z0-9-]+"));
    }

    private String publishedAs(Journey journey, String name) {
        journey.step(Journey.WORKSHOP, "documentSolution", Answers.with(journey.documentation("none", List.of()), "name", name)).maintained()
                .step("koordination", "approvePublication", Answers.publish("public"));
        return entry(journey).slug();
    }

    @Test
    void everybodyButTheMaintainerIsInvitedAndSilenceCountsAsNotNow() {
        Journey journey = begin().inHandover().published("all", List.of());
        List<String> others = network.authorities().stream().map(Authority::id).filter(id -> !id.equals("itzbund")).toList();
        assertThat(driver.tasks(journey.number, "decideAdoption")).flatExtracting(this::groups)
                .containsExactlyInAnyOrderElementsOf(others.stream().map(id -> "authority-" + id).toList());
        journey.atSite("kba", "decideAdoption", Journey.reasoned("decline"));

        journey.daysPass(54);
        assertThat(journey.initiative().isClosed()).isFalse();
        journey.daysPass(21).endedAs(Outcome.HANDED_OVER);

        assertThat(journey.events("invitationLapsed")).extracting(Entry::about)
                .containsExactlyInAnyOrderElementsOf(others.stream().filter(id -> !id.equals("kba")).toList());
        assertThat(toolbox.adoptions(entry(journey).slug())).isEmpty();
    }

    @Test
    void initiativeIsClosedOnceEveryInvitedAuthorityHasAnswered() {
        Journey journey = begin().inHandover().published("chosen", List.of("rki", "kba")).isOpen("decideAdoption", "decideAdoption");

        journey.atSite("rki", "decideAdoption", Journey.reasoned("decline")).isOpen("decideAdoption");
        assertThat(journey.initiative().isClosed()).isFalse();
        journey.atSite("kba", "decideAdoption", Answers.with(Answers.adopts(journey.today()), "decision", "adapt")).isOpen("goLive");

        assertThat(journey.initiative().outcome()).isEqualTo(Outcome.HANDED_OVER);
        assertThat(toolbox.adoptions(entry(journey).slug())).extracting(adoption -> adoption.authority()).containsExactly("kba");
    }

    @Test
    void answerToAnInvitationNeedsItsDetails() {
        begin().inHandover().published("chosen", List.of("rki")).refuses("behoerde-rki", "decideAdoption", Answers.decision("decline"), "reason")
                .refuses("behoerde-rki", "decideAdoption", Answers.decision("adopt"), "plannedGoLive", "responsible")
                .refuses("behoerde-kba", "decideAdoption", Journey.reasoned("decline"));
    }

    @Test
    void invitedAuthoritiesMayAnswerInTheSameSecond() throws Exception {
        List<String> invited = List.of("rki", "kba", "bsh", "uba", "dwd", "ptb");
        Journey journey = begin().inHandover().published("chosen", invited);
        Map<String, Object> yes = Answers.adopts(journey.today().plusDays(10));
        atOnce(driver.tasks(journey.number, "decideAdoption").stream().map(task -> (Callable<Void>) () -> {
            completeOnly("behoerde-" + tasks.getVariable(task.getId(), "invitee"), task, yes);
            return null;
        }).toList());
        driver.runJobs(journey.number);

        assertThat(journey.initiative().outcome()).isEqualTo(Outcome.HANDED_OVER);
        assertThat(toolbox.adoptions(entry(journey).slug())).extracting(adoption -> adoption.authority())
                .containsExactlyInAnyOrderElementsOf(invited);
    }
}
