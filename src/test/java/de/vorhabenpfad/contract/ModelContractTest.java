package de.vorhabenpfad.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import de.vorhabenpfad.casefile.Outcome;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What models and forms promise each other; every rule is also shown a fixture that breaks it. */
class ModelContractTest {

    /** What becomes of a decision where it is not the variable {@code decision}: the extension runs beside the work. */
    private static final Map<String, String> VARIABLES = Map.of("decideExtension", "extension");

    static final Set<String> STARTED_BY_PEOPLE = Set.of("initiative", "workshop-idea", "withdrawal", "adoption-request");

    private final Models models = Models.in(Models.PRODUCT);
    private final FormFiles forms = FormFiles.in(FormFiles.PRODUCT);

    @Test
    void callsNameWhatTheyCallAndPass() {
        assertThat(CallRule.findings(models)).isEmpty();
    }

    @Test
    void aCallThatPassesTooMuchOrTooLittleIsFound() {
        assertThat(CallRule.findings(fixture("calls"))).containsExactly("callNowhere: there is no process nowhere",
                "callNewest is bound to null and not to its deployment", "callWithoutKey does not pass the business key",
                "callWithAll passes something that has no name", "callWithAll takes back something that has no name",
                "adviseNothing: there is no decision nothing", "adviseNothing is bound to null and not to its deployment");
    }

    @Test
    void everyDecisionHasItsWayAndEveryWayItsDecision() {
        assertThat(new GatewayRule(models, new Routes(models, forms, VARIABLES)).findings()).isEmpty();
    }

    @Test
    void aWayThatNothingLeadsToIsFound() {
        Models broken = fixture("gateways");
        Routes routes = new Routes(broken, FormFiles.in(folder("gateways")), Map.of());
        assertThat(new GatewayRule(broken, routes).findings()).containsExactlyInAnyOrder(
                "isGood compares decision with perfect, which nothing gives", "isGood has 2 ways for decision great",
                "isGood has 0 ways for decision poor", "isAnswered compares outcome with no, which nothing gives",
                "isAnswered has 0 ways for outcome silence", "isAnything asks neither a decision nor yes and no",
                "no gateway asks for the decision of judgeUnheard");
    }

    @Test
    void theCaseFileKnowsEveryOutcomeThatAnInitiativeIsClosedWith() {
        FlowNode close = models.model("initiative").instance().getModelElementById("closeInitiative");
        assertThat(new Routes(models, forms, VARIABLES).arriving(close, "outcome"))
                .containsExactly("forwarded", "handed-over", "lapsed", "referred", "rejected", "stopped", "withdrawn")
                .allSatisfy(outcome -> assertThat(Outcome.of(outcome).code()).isEqualTo(outcome));
    }

    @Test
    void calledProcessesEndAsTheDesignSays() {
        Routes routes = new Routes(models, forms, VARIABLES);
        FlowNode afterPrototyping = models.model("initiative").instance().getModelElementById("whatAfterPrototyping");
        FlowNode afterPilot = models.model("initiative").instance().getModelElementById("whatAfterPilot");
        assertThat(routes.arriving(afterPrototyping, "outcome")).containsExactly("handover", "pilot", "stopped");
        assertThat(routes.arriving(afterPilot, "outcome")).containsExactly("handover", "rework", "stopped");
    }

    @Test
    void namesSayTheSameEverywhere() {
        assertThat(NamingRule.findings(models, STARTED_BY_PEOPLE, DesignNames.TASKS)).isEmpty();
    }

    @Test
    void aNameThatSaysNothingIsFound() {
        assertThat(NamingRule.findings(fixture("names"), Set.of("wrong"), Map.of("reviewIdea", "Idee ansehen"))).containsExactlyInAnyOrder(
                "Bad_name: the process is called wrong", "Bad_name is not kebab-case", "Bad_name is not executable",
                "Bad_name does not say how long its history is kept",
                "Bad_name: the id Event_0abc is not a camelCase word of its own", "Bad_name: the id Activity_1x is not a camelCase word of its own",
                "Bad_name: the id Flow_1 is not a camelCase word of its own", "Bad_name.Activity_1x has no name", "Bad_name.isGood is no question",
                "Bad_name: the flow good has no name", "Bad_name: the flow good has no condition", "Bad_name: the flow poor has no name",
                "Bad_name.reviewIdea is called \"Review\"");
    }

    @Test
    void aProcessThatPeopleMustNotStartIsFound() {
        assertThat(NamingRule.findings(models, Set.of("initiative", "workshop-idea", "withdrawal", "pilot"), DesignNames.TASKS))
                .containsExactly("adoption-request can be started by people", "pilot cannot be started by people");
    }

    @Test
    void everyStepOfTheDesignIsInAModel() {
        Map<String, String> names = new TreeMap<>();
        models.all(UserTask.class).forEach(task -> names.put(task.getId(), task.getName()));
        assertThat(names).containsExactlyInAnyOrderEntriesOf(DesignNames.TASKS);
    }

    static List<String> formNames() {
        return List.copyOf(FormFiles.in(FormFiles.PRODUCT).names());
    }

    @ParameterizedTest
    @MethodSource("formNames")
    void aFormSpeaksGermanAndSetsLimits(String form) {
        assertThat(TextRule.findings(form, forms.json(form))).isEmpty();
    }

    @Test
    void aFormThatSaysNothingOrEnglishIsFound() {
        assertThat(TextRule.findings("idea", FormFiles.in(folder("texts")).json("idea"))).containsExactly("idea calls itself thought",
                "idea: silent says nothing", "idea: english says \"Please\"", "idea: endless may be written in without end",
                "idea: unnamed says nothing", "idea: unnamed says nothing", "idea: day says nothing",
                "idea: a component has no id of its own, but \"day\"", "idea: the key day stands there twice");
    }

    static Models fixture(String name) {
        return Models.in(folder(name));
    }

    static String folder(String name) {
        return "src/test/resources/contract/" + name;
    }
}
