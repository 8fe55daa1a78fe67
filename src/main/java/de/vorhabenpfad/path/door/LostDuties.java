package de.vorhabenpfad.path.door;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Candidates;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Whoever loses a duty, by the network's file, by a sign-on or by an operator, gives back what they had taken by it, in the same
 * transaction; what lay before them alone falls to coordination. Halted tasks cannot change hands: whoever lost the duty cannot complete
 * them either, and coordination gives them back when they go on.
 */
final class LostDuties extends CommandInterceptor {

    private static final Field MEMBER = FilterKeeper.field(DeleteMembershipCmd.class, "userId");
    private static final Field GROUP_OF_MEMBER = FilterKeeper.field(DeleteMembershipCmd.class, "groupId");
    private static final Field GROUP = FilterKeeper.field(DeleteGroupCmd.class, "groupId");
    private static final Field USER = FilterKeeper.field(DeleteUserCmd.class, "userId");
    /** Laid before one person for the sake of a duty. */
    private static final String ASSESSMENT = "assessProposal";

    private final ObjectProvider<CaseFiles> caseFiles;

    LostDuties(ObjectProvider<CaseFiles> caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public <T> T execute(Command<T> command) {
        List<String> members = command instanceof DeleteGroupCmd ? members(String.valueOf(FilterKeeper.value(GROUP, command))) : List.of();
        T result = next.execute(command);
        // what is deleted is still found until the command ends
        if (command instanceof DeleteMembershipCmd) {
            String lost = String.valueOf(FilterKeeper.value(GROUP_OF_MEMBER, command));
            giveBack(String.valueOf(FilterKeeper.value(MEMBER, command)), false, group -> !group.equals(lost));
        } else if (command instanceof DeleteGroupCmd) {
            String lost = String.valueOf(FilterKeeper.value(GROUP, command));
            members.forEach(member -> giveBack(member, false, group -> !group.equals(lost)));
        } else if (command instanceof DeleteUserCmd) {
            giveBack(String.valueOf(FilterKeeper.value(USER, command)), true, group -> false);
        }
        return result;
    }

    private static List<String> members(String group) {
        CommandContext context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider().createUserQuery(context).memberOfGroup(group).unlimitedList().stream().map(User::getId).toList());
    }

    private void giveBack(String account, boolean isGone, Predicate<String> kept) {
        CommandContext context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            Map<String, TaskEntity> tasks = new LinkedHashMap<>();
            find(context, tasks, new TaskQueryImpl().taskAssignee(account));
            // also what somebody else has taken, or gave back once: the name alone would open it again
            find(context, tasks, new TaskQueryImpl().taskCandidateUser(account).includeAssignedTasks());
            Set<String> duties = tasks.isEmpty() ? Set.of() : duties(context, account, kept);
            tasks.values().stream().filter(StepDoor::isStillOpen).filter(task -> !isLaidBefore(task, account, isGone, duties)).forEach(task -> giveBack(task, account, duties));
            return null;
        });
    }

    private static void find(CommandContext context, Map<String, TaskEntity> found, TaskQuery query) {
        List<Task> tasks = context.getTaskManager().findTasksByQueryCriteria((TaskQueryImpl) query.active());
        tasks.forEach(task -> found.putIfAbsent(task.getId(), (TaskEntity) task));
    }

    private static Set<String> duties(CommandContext context, String account, Predicate<String> kept) {
        return context.getReadOnlyIdentityProvider().createGroupQuery(context).groupMember(account).unlimitedList().stream().map(Group::getId)
                .filter(kept).collect(Collectors.toSet());
    }

    private static boolean isLaidBefore(TaskEntity task, String account, boolean isGone, Set<String> duties) {
        boolean keepsName = !isGone && (!task.getTaskDefinitionKey().equals(ASSESSMENT) || duties.contains(Person.ASSESSORS));
        return Candidates.includeByName(task, account) ? keepsName : !account.equals(task.getAssignee()) || Candidates.includeByGroup(task, duties);
    }

    private void giveBack(TaskEntity task, String account, Set<String> duties) {
        Set<IdentityLink> others = new HashSet<>(task.getCandidates());
        others.removeIf(link -> account.equals(link.getUserId()));
        boolean taken = account.equals(task.getAssignee()) && !Candidates.includeByGroup(task, duties);
        if (others.isEmpty()) {
            task.addCandidateGroup(Person.COORDINATION);
            happened(task, "fellToCoordination", account);
        } else if (taken) {
            happened(task, "becameFree", account);
        }
        task.deleteCandidateUser(account);
        if (taken) {
            task.setAssignee(null);
        }
        task.triggerUpdateEvent();
    }

    private void happened(TaskEntity task, String event, String account) {
        caseFiles.getObject().happened(task.getProcessInstance().getBusinessKey(), event, account, Map.of("task", task.getName()));
    }
}
