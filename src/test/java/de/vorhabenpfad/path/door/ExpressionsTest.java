package de.vorhabenpfad.path.door;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import de.vorhabenpfad.forms.Refusal;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ProcessInstanceModificationBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Wherever a command of the engine holds a query, its expressions are found. */
class ExpressionsTest {

    private static final String EVIL = "${managementService.setProperty('x', '1')}";

    private static <Q extends AbstractQuery<?, ?>> Q evil(Q query) {
        query.addExpression("taskAssignee", EVIL);
        return query;
    }

    private static TaskQueryImpl inOr(int depth) {
        TaskQueryImpl outer = new TaskQueryImpl();
        TaskQueryImpl inner = (TaskQueryImpl) outer.or();
        for (int i = 1; i < depth; i++) {
            // the engine allows one level; a list of parts with parts of its own is still looked through
            TaskQueryImpl deeper = new TaskQueryImpl();
            inner.addOrQuery(deeper);
            inner = deeper;
        }
        evil(inner);
        return outer;
    }

    static Stream<Object> commandsWithExpressions() {
        ModificationBuilderImpl modification = new ModificationBuilderImpl(null, "x");
        modification.processInstanceQuery(evil(new ProcessInstanceQueryImpl()));
        return Stream.of(evil(new TaskQueryImpl()), inOr(1), inOr(2), inOr(5), evil(new ProcessInstanceQueryImpl()), evil(new JobQueryImpl()),
                new ExecuteFilterListCmd("filter", inOr(1)), new SetJobsRetriesBatchCmd(List.of("x"), evil(new JobQueryImpl()), 1, null, false),
                new DeleteProcessInstanceBatchCmd(List.of(), evil(new ProcessInstanceQueryImpl()), null, "x", false, false, false),
                new DeleteProcessInstanceBatchCmd(List.of(), null, evil(new HistoricProcessInstanceQueryImpl()), "x", false, false, false),
                new ProcessInstanceModificationBatchCmd(modification), List.of(Map.of("a", new Object[] { inOr(1) })));
    }

    @ParameterizedTest
    @MethodSource("commandsWithExpressions")
    void anExpressionIsFoundWhereverItIs(Object command) {
        assertThatThrownBy(() -> Expressions.refuseAny(command)).isInstanceOf(Refusal.class).hasMessageContaining("Ausdrücke");
    }

    @Test
    void aQueryWithoutExpressionsPasses() {
        assertThatCode(() -> Expressions.refuseAny(new TaskQueryImpl().or().taskAssignee(EVIL).taskName(EVIL).endOr())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "${currentUser()}", "${ currentUser() }", "${currentUserGroups()}", "${now()}", "${dateTime()}", "${dateTime().plusDays(3)}",
            "${ dateTime().plusWeeks(2) }", "${dateTime().minusMonths(1).plusDays(2).withTimeAtStartOfDay()}" })
    void whatTasklistOffersIsHarmless(String expression) {
        assertThat(Expressions.isHarmless(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "currentUser()", "#{currentUser()}", "${currentUser()}${currentUser()}", "${currentUser().getClass()}", "${currentUser}", "${currentUser( )}",
            "${now().getClass().forName('x')}", "${dateTime().plusDays(x)}", "${dateTime().plusDays(99999)}", "${dateTime().toDate()}", "x${now()}", "${now()}\n",
            "${now()}x", "${  now()}", "${currentUser()", "${dateTime().plusDays(1).getClass()}", "${identityService}", EVIL })
    void nothingElseIs(String expression) {
        assertThat(Expressions.isHarmless(expression)).isFalse();
    }

    /** The hot path: each list that a person asks for is looked through. */
    @Test
    void lookingThroughAQueryTakesMicroseconds() {
        TaskQueryImpl query = (TaskQueryImpl) new TaskQueryImpl().taskCandidateGroupIn(List.of("a", "b")).or().taskAssignee("x").taskCandidateUser("y").endOr()
                .orderByDueDate().asc();
        for (int i = 0; i < 20_000; i++) {
            Expressions.refuseAny(query);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            Expressions.refuseAny(query);
        }
        double microseconds = (System.nanoTime() - start) / 10_000 / 1000.0;
        System.out.printf("Looking through a task query: %.2f µs.%n", microseconds);
        assertThat(microseconds).isLessThan(200);
    }
}
