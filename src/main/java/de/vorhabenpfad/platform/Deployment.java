package de.vorhabenpfad.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import de.vorhabenpfad.trail.Trail;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys all models and forms together, and only if one of them has changed: calls and forms are bound to their
 * deployment, so it must be whole. The names carry no path of the machine, so moving the product deploys nothing anew.
 */
@Component
final class Deployment {

    private static final List<String> PATTERNS = List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form");

    private final RepositoryService repository;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Deployment(RepositoryService repository, Trail trail, TransactionTemplate transaction) {
        this.repository = repository;
        this.trail = trail;
        this.transaction = transaction;
    }

    void deploy() throws IOException {
        DeploymentBuilder builder = repository.createDeployment().name("vorhabenpfad").source("vorhabenpfad").enableDuplicateFiltering(false);
        for (Resource resource : resources()) {
            try (InputStream content = resource.getInputStream()) {
                String folder = resource.getFilename().endsWith(".form") ? "forms/" : "bpmn/";
                builder.addInputStream(folder + resource.getFilename(), content);
            }
        }
        transaction.executeWithoutResult(status -> {
            long before = repository.createDeploymentQuery().count();
            String id = builder.deploy().getId();
            if (repository.createDeploymentQuery().count() > before) {
                trail.changed("system", "models deployed", id, null);
            }
        });
    }

    /** @throws IllegalStateException if a kind of file is missing altogether: then the product was packaged wrongly */
    private static List<Resource> resources() throws IOException {
        List<Resource> all = new ArrayList<>();
        for (String pattern : PATTERNS) {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            if (found.length == 0) {
                throw new IllegalStateException("Nothing to deploy matches " + pattern + ".");
            }
            all.addAll(List.of(found));
        }
        all.sort(Comparator.comparing(Resource::getFilename));
        return all;
    }
}
