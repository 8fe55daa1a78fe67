package de.vorhabenpfad.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.network.Workshop;
import de.vorhabenpfad.trail.Trail;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine's groups, accounts and memberships as the network says them. Running it again changes nothing. */
@Component
final class Accounts {

    /** The password of every demonstration account, as the README says it. */
    static final String DEMONSTRATION_PASSWORD = "Vorhaben#2018";

    private final IdentityService identity;
    private final TaskService tasks;
    private final Network network;
    private final People people;
    private final CasesOfTasks cases;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Accounts(IdentityService identity, TaskService tasks, Network network, People people, CasesOfTasks cases, Trail trail, TransactionTemplate transaction) {
        this.identity = identity;
        this.tasks = tasks;
        this.network = network;
        this.people = people;
        this.cases = cases;
        this.trail = trail;
        this.transaction = transaction;
    }

    void keepGroups() {
        group(Person.PROPOSERS, "Vorschlagende");
        group(Person.COORDINATION, "Koordinierungsstelle");
        group(Person.ASSESSORS, "Bewertungskreis");
        group(Person.PANEL, "Panel");
        group(Person.ADMIN, "Betrieb");
        for (Workshop workshop : network.workshops()) {
            group(workshop.group(), "Werkstatt " + workshop.name());
        }
        for (Authority authority : network.authorities()) {
            group(authority.group(), authority.name());
        }
    }

    private void group(String id, String name) {
        Group group = identity.createGroupQuery().groupId(id).singleResult();
        if (group != null && name.equals(group.getName())) {
            return;
        }
        if (group == null) {
            group = identity.newGroup(id);
            group.setType(id.equals(Person.ADMIN) ? "SYSTEM" : "WORKFLOW");
        }
        group.setName(name);
        identity.saveGroup(group);
    }

    /** Makes an account for each person of the network; only for the demonstration. */
    void keepDemonstrationAccounts() {
        for (Person person : network.people()) {
            if (identity.createUserQuery().userId(person.account()).count() == 0) {
                // a password that everybody may read passes no rule for passwords
                ((IdentityServiceImpl) identity).saveUser(user(person.account(), person.name(), DEMONSTRATION_PASSWORD), true);
            }
        }
    }

    private User user(String id, String name, String password) {
        User user = identity.newUser(id);
        user.setFirstName(name);
        user.setLastName("");
        user.setPassword(password);
        return user;
    }

    boolean hasOperator() {
        return identity.createUserQuery().memberOfGroup(Person.ADMIN).count() > 0;
    }

    /** Whether the engine's password policy, which holds for everybody, lets it pass for the operator. */
    boolean isGoodPassword(String password) {
        return identity.checkPasswordAgainstPolicy(password, user("admin", "Betrieb", password)).isValid();
    }

    /** Makes the account {@code admin} an operator with this password, also where the account was there without the right. */
    void makeOperator(String password) {
        transaction.executeWithoutResult(status -> {
            User admin = identity.createUserQuery().userId("admin").singleResult();
            if (admin == null) {
                identity.saveUser(user("admin", "Betrieb", password));
            } else {
                admin.setPassword(password);
                identity.saveUser(admin);
            }
            identity.createMembership("admin", Person.ADMIN);
            trail.changed("system", "operator made at the start", "admin", null);
        });
    }

    /**
     * Gives the accounts that exist the groups that the network names for them, and takes those of the network's kind
     * that it no longer names; who has left the file has none of its duties any more. Memberships of accounts that the
     * network never knew stay as the operator set them.
     */
    void keepMemberships() {
        Set<String> existing = identity.createUserQuery().unlimitedList().stream().map(User::getId).collect(Collectors.toSet());
        network.people().stream().filter(person -> existing.contains(person.account())).forEach(person -> keepDutiesAtOnce(person.account(), person.groups()));
        network.formerPeople().forEach(account -> keepDutiesAtOnce(account, Set.of()));
    }

    private void keepDutiesAtOnce(String account, Set<String> wanted) {
        transaction.executeWithoutResult(status -> keepDuties(account, wanted));
    }

    private void keepDuties(String account, Set<String> wanted) {
        Set<String> present = identity.createGroupQuery().groupMember(account).unlimitedList().stream().map(Group::getId).collect(Collectors.toSet());
        List<String> given = wanted.stream().filter(group -> !present.contains(group)).toList();
        List<String> taken = present.stream().filter(Accounts::isDuty).filter(group -> !wanted.contains(group)).toList();
        given.forEach(group -> identity.createMembership(account, group));
        taken.forEach(group -> identity.deleteMembership(account, group));
        if (!given.isEmpty() || !taken.isEmpty()) {
            trail.changed("system", "duties by network.yaml", account + ": " + wanted.stream().sorted().collect(Collectors.joining(", ")), null);
        }
    }

    /** The duties that the file hands out. Who operates the product is the operators' affair: the file never takes that away. */
    private static boolean isDuty(String group) {
        return List.of(Person.PROPOSERS, Person.COORDINATION, Person.ASSESSORS, Person.PANEL).contains(group) || group.startsWith("workshop-")
                || group.startsWith("authority-");
    }

    /** What lay before a group or person that the network no longer names falls to the coordination office. A halted task cannot change hands; the next start after it goes on sees to it. */
    void handOverRetiredTasks() {
        Set<String> groups = new HashSet<>(List.of(Person.COORDINATION, Person.PANEL));
        network.workshops().forEach(workshop -> groups.add(workshop.group()));
        network.authorities().forEach(authority -> groups.add(authority.group()));
        Set<String> gone = identity.createGroupQuery().unlimitedList().stream().map(Group::getId)
                .filter(group -> group.startsWith("workshop-") || group.startsWith("authority-")).filter(group -> !groups.contains(group))
                .collect(Collectors.toSet());
        for (String group : gone) {
            for (Task task : tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks().active().list()) {
                handOver(task, group, () -> tasks.deleteCandidateGroup(task.getId(), group));
            }
        }
        for (String gonePerson : network.formerPeople()) {
            if (people.find(gonePerson).filter(person -> person.groups().stream().anyMatch(Accounts::isDuty)).isPresent()) {
                continue; // a sign-on still says so
            }
            for (Task task : tasks.createTaskQuery().taskAssignee(gonePerson).active().list()) {
                handOver(task, gonePerson, () -> { });
            }
        }
        for (Task task : tasks.createTaskQuery().taskAssigned().taskDefinitionKey("assessProposal").active().list()) {
            String assessor = task.getAssignee();
            if (people.find(assessor).filter(person -> person.isIn(Person.ASSESSORS)).isEmpty()) {
                handOver(task, assessor, () -> tasks.deleteCandidateUser(task.getId(), assessor));
            }
        }
    }

    private void handOver(Task task, String from, Runnable taking) {
        transaction.executeWithoutResult(status -> {
            String number = cases.numberOf(task.getId());
            tasks.addCandidateGroup(task.getId(), Person.COORDINATION);
            taking.run();
            tasks.setAssignee(task.getId(), null);
            trail.changed("system", "task to coordination: " + task.getTaskDefinitionKey(), from, number);
        });
    }
}
