package de.vorhabenpfad.path.door;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Candidates;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Who gives a task back to its group: whoever has taken it, a colleague of the same group (people fall ill), coordination or an
 * operator. A task that lay before one person alone falls to coordination then, and only they may do that.
 */
final class Release {

    private Release() {
    }

    /** Returns whether the task fell to coordination. */
    static boolean release(TaskEntity task, Person caller) {
        boolean inCharge = caller.isIn(Person.COORDINATION) || caller.isIn(Person.ADMIN);
        boolean ofGroup = Candidates.includeByGroup(task, caller.groups());
        boolean personal = task.getCandidates().stream().allMatch(link -> link.getGroupId() == null);
        boolean own = caller.account().equals(task.getAssignee());
        if (!inCharge && !ofGroup && !own) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Diese Aufgabe liegt nicht bei Ihnen.");
        }
        if (personal && !inCharge) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN,
                    "Diese Aufgabe liegt nur bei Ihnen. Wenn Sie sie nicht erledigen können, wenden Sie sich an die Koordinierungsstelle.");
        }
        if (personal) {
            task.addCandidateGroup(Person.COORDINATION);
        }
        task.setAssignee(null);
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
        return personal;
    }
}
