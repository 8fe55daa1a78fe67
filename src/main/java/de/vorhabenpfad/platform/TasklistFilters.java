package de.vorhabenpfad.platform;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.network.Workshop;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The shared filters of Tasklist. Only these may hold expressions, since people cannot store any. */
@Component
final class TasklistFilters {

    private static final List<Map<String, String>> ON_EACH_CARD = List.of(Map.of("name", "number", "label", "Nummer"),
            Map.of("name", "title", "label", "Vorhaben"), Map.of("name", "stage", "label", "Phase"));

    private final FilterService filters;
    private final TaskService tasks;
    private final Network network;
    private final Rights rights;

    TasklistFilters(FilterService filters, TaskService tasks, Network network, Rights rights) {
        this.filters = filters;
        this.tasks = tasks;
        this.network = network;
        this.rights = rights;
    }

    void keep() {
        List<String> everybody = everybody();
        keep("Meine Aufgaben", "Von Ihnen übernommen oder nur Ihnen vorgelegt", 10,
                tasks.createTaskQuery().or().taskAssigneeExpression("${currentUser()}").taskCandidateUserExpression("${currentUser()}").endOr()
                        .orderByDueDate().asc(), everybody);
        keep("Aufgaben meiner Gruppen", "Noch von niemandem übernommen", 20,
                tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").orderByDueDate().asc(), everybody);
        keep("Überfällig", "Die Frist ist abgelaufen", 30,
                tasks.createTaskQuery().dueBeforeExpression("${now()}").orderByDueDate().asc(), everybody);
        int priority = 40;
        for (Workshop workshop : network.workshops()) {
            keep("Werkstatt " + workshop.name(), "Alle Aufgaben der Werkstatt", priority++, tasks.createTaskQuery()
                    .taskCandidateGroup(workshop.group()).includeAssignedTasks().orderByDueDate().asc(), List.of(workshop.group(), Person.PANEL));
        }
    }

    private List<String> everybody() {
        List<String> groups = new java.util.ArrayList<>(List.of(Person.PROPOSERS, Person.COORDINATION, Person.ASSESSORS, Person.PANEL));
        network.workshops().forEach(workshop -> groups.add(workshop.group()));
        network.authorities().forEach(authority -> groups.add(authority.group()));
        return groups;
    }

    private void keep(String name, String description, int priority, TaskQuery query, List<String> readers) {
        Filter present = filters.createTaskFilterQuery().filterName(name).list().stream().findFirst().orElse(null);
        Filter filter = present != null ? present : filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("description", description, "priority", priority, "color", "#1f4b8b", "refresh", true,
                "showUndefinedVariable", false, "variables", ON_EACH_CARD));
        Filter saved = filters.saveFilter(filter);
        readers.forEach(reader -> rights.readsFilter(reader, saved.getId()));
    }
}
