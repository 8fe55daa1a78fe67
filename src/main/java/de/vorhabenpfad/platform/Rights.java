package de.vorhabenpfad.platform;

import java.util.List;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** The engine's rows of rights: a few for each group, none for a task. Running it again changes nothing. */
@Component
final class Rights {

    private static final Permission[] LOOK_AT_DEFINITIONS = { ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_HISTORY };

    private final AuthorizationService authorizations;
    private final Network network;

    Rights(AuthorizationService authorizations, Network network) {
        this.authorizations = authorizations;
        this.network = network;
    }

    void keep() {
        List<String> workshops = network.workshops().stream().map(workshop -> workshop.group()).toList();
        List<String> contacts = network.authorities().stream().map(authority -> authority.group()).toList();

        for (String group : List.of(Person.PROPOSERS, Person.COORDINATION, Person.ASSESSORS)) {
            tasklist(group);
            starts(group, "initiative");
            starts(group, "withdrawal");
        }
        for (String group : workshops) {
            tasklist(group);
            starts(group, "workshop-idea");
        }
        for (String group : contacts) {
            tasklist(group);
            starts(group, "adoption-request");
        }
        tasklist(Person.PANEL);

        // the panel sees everything in Cockpit and changes nothing there
        grant(Person.PANEL, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Person.PANEL, Resources.PROCESS_DEFINITION, Authorization.ANY, LOOK_AT_DEFINITIONS);
        grant(Person.PANEL, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.READ);
        grant(Person.PANEL, Resources.TASK, Authorization.ANY, Permissions.READ);
        grant(Person.PANEL, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(Person.PANEL, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(Person.PANEL, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);

        for (Resource resource : Resources.values()) {
            grant(Person.ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
        grant(Person.ADMIN, Resources.APPLICATION, Authorization.ANY, Permissions.ALL);
    }

    private void tasklist(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    private void starts(String group, String process) {
        grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE);
    }

    /** Lets a group read a filter of Tasklist. */
    void readsFilter(String group, String filterId) {
        grant(group, Resources.FILTER, filterId, Permissions.READ);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization present = authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group).resourceType(resource).resourceId(id).singleResult();
        if (present != null && List.of(permissions).stream().allMatch(present::isPermissionGranted)) {
            return;
        }
        Authorization grant = present != null ? present : authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        List.of(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }
}
