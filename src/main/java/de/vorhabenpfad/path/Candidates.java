package de.vorhabenpfad.path;

import java.util.Collection;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Whom a task lies before: the people it names and the groups. */
public final class Candidates {

    private Candidates() {
    }

    /** Whether it lies before this account, by its name or by one of these groups. */
    public static boolean include(TaskEntity task, String account, Collection<String> groups) {
        return includeByName(task, account) || includeByGroup(task, groups);
    }

    public static boolean includeByName(TaskEntity task, String account) {
        return task.getCandidates().stream().anyMatch(link -> account.equals(link.getUserId()));
    }

    public static boolean includeByGroup(TaskEntity task, Collection<String> groups) {
        return task.getCandidates().stream().anyMatch(link -> groups.contains(String.valueOf(link.getGroupId())));
    }
}
