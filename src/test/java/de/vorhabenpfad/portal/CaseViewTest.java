package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.portal.OpenSteps.OpenStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseViewTest {

    private static final Entry PROPOSED = Some.step("proposalReceived", "proposal", "vorschlag", Map.of("title", "Titel"));
    private static final Entry ASSESSED_BY_1 = Some.step("assessProposal", "assessment", "bewertung1", Map.of("benefit", 4));
    private static final Entry ASSESSED_BY_2 = Some.step("assessProposal", "assessment", "bewertung2", Map.of("benefit", 1));
    private static final Entry ADVICE = Some.event(Map.of("event", "adviseAdmission", "advice", "go", "priority", "A"));
    private static final Entry PILOT_ADVICE = Some.event(Map.of("event", "advisePilot", "advice", "handover"));
    private static final Entry DECIDED = Some.step("decideAdmission", "admission", "koordination", Map.of("decision", "accept"));
    private static final List<Entry> FILE = List.of(PROPOSED, ASSESSED_BY_1, ASSESSED_BY_2, ADVICE, DECIDED, PILOT_ADVICE);

    private static final OpenStep ASSESSMENT = new OpenStep("t1", "assessProposal", "Vorschlag bewerten", "bewertung1", List.of(), List.of(),
            null);
    private static final OpenStep HANDED_ASSESSMENT = new OpenStep("t2", "assessProposal", "Vorschlag bewerten", null,
            List.of("coordination"), List.of("bewertung2"), null);
    private static final OpenStep REVISION = new OpenStep("t3", "reviseProposal", "Vorschlag überarbeiten", "vorschlag",
            List.of("coordination"), List.of("vorschlag"), null);

    private static List<Entry> seenBy(Person person) {
        return FILE.stream().filter(CaseView.shownTo(person)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = { Person.COORDINATION, Person.PANEL, Person.ADMIN })
    void whoSeesEverythingSeesScoresAndNames(String group) {
        Person person = Some.person("someone", group);

        assertThat(seenBy(person)).isEqualTo(FILE);
        assertThat(CaseView.openSteps(List.of(ASSESSMENT, REVISION), person)).containsExactly(ASSESSMENT, REVISION);
    }

    @ParameterizedTest
    @ValueSource(strings = { Person.PROPOSERS, Person.ASSESSORS, "workshop-daten", "authority-rki" })
    void othersSeeNoAssessmentAndNoAdviceFromScores(String group) {
        assertThat(seenBy(Some.person("someone", group))).containsExactly(PROPOSED, DECIDED, PILOT_ADVICE);
    }

    @Test
    void assessorsSeeTheirOwnAssessmentOnly() {
        assertThat(seenBy(Some.person("bewertung1", Person.ASSESSORS))).containsExactly(PROPOSED, ASSESSED_BY_1, DECIDED, PILOT_ADVICE);
    }

    @Test
    void openAssessmentsLieWithTheAssessorsAndNotWithAPerson() {
        List<OpenStep> seen = CaseView.openSteps(List.of(ASSESSMENT, HANDED_ASSESSMENT, REVISION), Some.person("vorschlag", Person.PROPOSERS));

        assertThat(seen).hasSize(3);
        assertThat(seen.subList(0, 2)).allSatisfy(step -> {
            assertThat(step.assignee()).isNull();
            assertThat(step.accounts()).isEmpty();
            assertThat(step.groups()).containsExactly(Person.ASSESSORS);
        });
        assertThat(seen.get(2)).isEqualTo(REVISION);
    }

    @Test
    void assessorsSeeTheirOwnOpenAssessment() {
        assertThat(CaseView.openSteps(List.of(ASSESSMENT), Some.person("bewertung1", Person.ASSESSORS))).containsExactly(ASSESSMENT);
    }
}
