package de.vorhabenpfad.path.door;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import de.vorhabenpfad.network.Person;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/**
 * Whoever loses a duty, by the network's file, by a sign-on or by an operator, gives back what they had taken by it, in the same
 * transaction; an assessment that lay before them alone falls to coordination.
 */
final class LostDuties extends CommandInterceptor {

    private static final Field MEMBER = FilterKeeper.field(DeleteMembershipCmd.class, "userId");
    private static final Field GROUP = FilterKeeper.field(DeleteMembershipCmd.class, "groupId");
    private static final Field USER = FilterKeeper.field(DeleteUserCmd.class, "userId");
    /** Laid before one person for the sake of a duty. */
    private static final String ASSESSMENT = "assessProposal";

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (command instanceof DeleteMembershipCmd) {
            // deleted when the command ends, so it is still found until then
            String lost = String.valueOf(FilterKeeper.value(GROUP, command));
            giveBack(String.valueOf(FilterKeeper.value(MEMBER, command)), group -> !group.equals(lost));
        } else if (command instanceof DeleteUserCmd) {
            giveBack(String.valueOf(FilterKeeper.value(USER, command)), group -> false);
        }
        return result;
    }

    private static void giveBack(String account, Predicate<String> kept) {
        CommandContext context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            List<Task> taken = context.getTaskManager().findTasksByQueryCriteria((TaskQueryImpl) new TaskQueryImpl().taskAssignee(account));
            Set<String> duties = taken.isEmpty() ? Set.of() : duties(context, account, kept);
            taken.stream().map(TaskEntity.class::cast).filter(task -> !isLaidBefore(task, account, duties)).forEach(task -> giveBack(task, account));
            return null;
        });
    }

    private static Set<String> duties(CommandContext context, String account, Predicate<String> kept) {
        return context.getReadOnlyIdentityProvider().createGroupQuery(context).groupMember(account).unlimitedList().stream().map(Group::getId)
                .filter(kept).collect(Collectors.toSet());
    }

    private static boolean isLaidBefore(TaskEntity task, String account, Set<String> duties) {
        boolean keepsPersonalOnes = !task.getTaskDefinitionKey().equals(ASSESSMENT) || duties.contains(Person.ASSESSORS);
        return task.getCandidates().stream().anyMatch(link -> keepsPersonalOnes && account.equals(link.getUserId()) || duties.contains(String.valueOf(link.getGroupId())));
    }

    private static void giveBack(TaskEntity task, String account) {
        Set<IdentityLink> others = new HashSet<>(task.getCandidates());
        others.removeIf(link -> account.equals(link.getUserId()));
        if (others.isEmpty()) {
            task.addCandidateGroup(Person.COORDINATION);
        }
        task.deleteCandidateUser(account);
        task.setAssignee(null);
        task.triggerUpdateEvent();
    }
}
