package de.vorhabenpfad.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms together, and only if one of them has changed: calls and forms are bound to their
 * deployment, so it must be whole. The names carry no path of the machine, so moving the product deploys nothing anew.
 */
@Component
final class Deployment {

    private static final List<String> PATTERNS = List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form");

    private final RepositoryService repository;

    Deployment(RepositoryService repository) {
        this.repository = repository;
    }

    void deploy() throws IOException {
        DeploymentBuilder builder = repository.createDeployment().name("vorhabenpfad").source("vorhabenpfad").enableDuplicateFiltering(false);
        for (Resource resource : resources()) {
            try (InputStream content = resource.getInputStream()) {
                String folder = resource.getFilename().endsWith(".form") ? "forms/" : "bpmn/";
                builder.addInputStream(folder + resource.getFilename(), content);
            }
        }
        builder.deploy();
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
