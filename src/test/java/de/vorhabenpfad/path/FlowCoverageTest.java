package de.vorhabenpfad.path;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlowCoverageTest {

    private static final BpmnModelInstance FIXTURE = Bpmn.createExecutableProcess("fixture").startEvent().sequenceFlowId("begun")
            .subProcess().embeddedSubProcess().startEvent().sequenceFlowId("inside").endEvent().subProcessDone().sequenceFlowId("over")
            .endEvent().done();

    @Test
    void namesTheFlowThatNoTestHasTaken() {
        assertThat(FlowCoverage.leftOut(List.of(FIXTURE), Set.of("fixture/begun", "other/inside"))).containsExactly("fixture/inside",
                "fixture/over");
    }

    @Test
    void isContentOnceEveryFlowWasTaken() {
        assertThat(FlowCoverage.leftOut(List.of(FIXTURE), Set.of("fixture/begun", "fixture/inside", "fixture/over"))).isEmpty();
    }

    @Test
    void readsTheModelsThatAreDeployed() throws IOException {
        assertThat(FlowCoverage.leftOut(FlowCoverage.models(), Set.of())).contains("proposal/admitted", "proposal/assessorBiased",
                "pilot-site/noBodiesAsked", "withdrawal/handled");
    }
}
