package de.vorhabenpfad.path.door;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.deadlines.Deadlines;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Situation;
import de.vorhabenpfad.path.Step;
import de.vorhabenpfad.path.Steps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** What every task gets when it is laid before people: the day it is due, and a note of who takes part in the case. */
@Component
final class OpenedTasks implements TaskListener {

    private final Steps steps;
    private final CaseFiles caseFiles;
    private final Deadlines deadlines;
    private final People people;
    private final Clock clock;

    OpenedTasks(Steps steps, CaseFiles caseFiles, Deadlines deadlines, People people, Clock clock) {
        this.steps = steps;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        String number = task.getExecution().getProcessBusinessKey();
        Step<?> step = steps.get(task.getTaskDefinitionKey());
        List<String> groups = new ArrayList<>();
        List<String> who = new ArrayList<>();
        String candidate = task.getAssignee();
        for (IdentityLink link : task.getCandidates()) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
                who.add(link.getGroupId());
            } else {
                who.add("@" + link.getUserId());
                candidate = link.getUserId();
            }
        }
        String assignee = task.getAssignee();
        if (assignee != null) {
            // lists of tasks ask for candidates alone, which is what the database can answer fast
            task.addCandidateUser(assignee);
            who.add("@" + assignee);
        }
        // coordination and panel see every case anyway
        who.removeAll(Set.of(Person.COORDINATION, Person.PANEL));
        caseFiles.takePart(number, who);

        String home = candidate == null ? null : people.with(candidate, List.of()).authority();
        Situation situation = new Situation(caseFiles.get(number), new Person(Entry.SYSTEM, Entry.SYSTEM, null, Set.of()),
                task::getVariable, null, clock);
        LocalDate day = step.dueOn(situation);
        String about = step.about(situation);
        String body = about == null ? null : about.substring(about.indexOf('/') + 1);
        task.setDueDate(day == null ? deadlines.due(step.id(), body, groups, home) : deadlines.on(day, groups, home));
    }
}
