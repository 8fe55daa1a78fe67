package de.vorhabenpfad.path.door;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.ProposersPart;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The door for proposers without an account. */
@Component
final class ProposerDoor implements ProposersPart {

    private static final String STEP = "reviseProposal";
    private static final String WITHDRAWAL = "withdrawal";
    private static final String REQUESTED = "withdrawalRequested";

    private final ProcessEngineConfigurationImpl engine;
    private final StepDoor steps;
    private final StartDoor starts;
    private final CaseFiles caseFiles;

    ProposerDoor(@Lazy ProcessEngineConfigurationImpl engine, StepDoor steps, StartDoor starts, CaseFiles caseFiles) {
        this.engine = engine;
        this.steps = steps;
        this.starts = starts;
        this.caseFiles = caseFiles;
    }

    @Override
    public Optional<Asked> asked(String number) {
        return pass(context -> Optional.ofNullable(open(context, number)).map(task -> {
            LocalDate due = task.getDueDate() == null ? null : task.getDueDate().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
            return new Asked(task.getId(), task.getName(), steps.form(context, task).schema(), steps.shows(task, proposer(number)), due);
        }));
    }

    @Override
    public void answer(String number, String taskId, Map<String, Object> given) {
        pass(context -> {
            TaskEntity task = open(context, number);
            if (task == null || !task.getId().equals(taskId)) {
                throw Refusal.of(Refusal.Kind.GONE, "Zu diesem Vorschlag wird zurzeit keine Überarbeitung von Ihnen erwartet; sie wurde inzwischen erledigt oder zurückgezogen.");
            }
            if (task.getAssignee() != null) {
                throw Refusal.of(Refusal.Kind.TAKEN, "Die Überarbeitung hat gerade die Koordinierungsstelle für Sie übernommen.");
            }
            steps.complete(context, task, proposer(number), given);
            return null;
        });
    }

    @Override
    public boolean mayWithdraw(String number) {
        Initiative initiative = caseFiles.get(number).initiative();
        return initiative.stage() == Stage.PROPOSAL;
    }

    @Override
    public void withdraw(String number, Map<String, Object> given) {
        Map<String, Object> answers = new LinkedHashMap<>(given);
        answers.put("number", number);
        pass(context -> {
            // before the file is opened: whoever comes second then sees what the first one did
            caseFiles.oneAtATime(number, "withdrawals");
            if (isUnderWay(number)) {
                return null;
            }
            ProcessDefinitionEntity definition = Doors.definition(context, null, WITHDRAWAL);
            return starts.start(context, definition, proposer(number), starts.running(definition), answers);
        });
    }

    /** Whether the proposer has taken it back already and the work has not ended yet: a double click. */
    private boolean isUnderWay(String number) {
        CaseFile file = caseFiles.get(number);
        return !file.initiative().isClosed() && file.latest(entry -> entry.is(REQUESTED) || entry.isEvent("withdrawalTooLate"))
                .filter(entry -> entry.is(REQUESTED) && Entry.PROPOSER.equals(entry.author())).isPresent();
    }

    private <T> T pass(Command<T> command) {
        return Doors.pass(engine.getCommandExecutorTxRequired(), command);
    }

    private static @Nullable TaskEntity open(CommandContext context, String number) {
        TaskQueryImpl query = new TaskQueryImpl();
        query.processInstanceBusinessKey(number).taskDefinitionKey(STEP);
        List<Task> found = context.getTaskManager().findTasksByQueryCriteria(query);
        return found.stream().map(TaskEntity.class::cast).filter(StepDoor::isStillOpen).findFirst().orElse(null);
    }

    private Person proposer(String number) {
        return new Person(Entry.PROPOSER, "Vorschlagende Person", caseFiles.get(number).initiative().authority(),
                Set.of(ProposersPart.linkTo(number)));
    }
}
