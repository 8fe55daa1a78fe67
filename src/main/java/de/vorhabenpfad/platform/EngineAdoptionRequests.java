package de.vorhabenpfad.platform;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.portal.AdoptionRequests;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Wishes for an adoption, through the engine's own door for start forms. */
@Component
final class EngineAdoptionRequests implements AdoptionRequests {

    private final RepositoryService repository;
    private final FormService forms;
    private final IdentityService identity;

    EngineAdoptionRequests(RepositoryService repository, FormService forms, IdentityService identity) {
        this.repository = repository;
        this.forms = forms;
        this.identity = identity;
    }

    @Override
    public void send(Person person, Map<String, Object> answers) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("adoption-request").latestVersion().singleResult()
                .getId();
        identity.setAuthentication(person.account(), List.copyOf(person.groups()));
        try {
            forms.submitStartForm(definition, answers);
        } finally {
            identity.clearAuthentication();
        }
    }
}
