package de.vorhabenpfad.platform;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rule "tasks are theirs before whom they are laid" in the place of the engine's rows of rights. */
@Configuration
class EngineConfiguration {

    @Bean
    AbstractProcessEnginePlugin taskRights() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<SessionFactory> factories = configuration.getCustomSessionFactories() == null ? new ArrayList<>()
                        : new ArrayList<>(configuration.getCustomSessionFactories());
                factories.add(new TaskRightsFactory());
                configuration.setCustomSessionFactories(factories);
                configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new TaskChecker())));
                configuration.setResourceAuthorizationProvider(new NoRowPerTask());
            }
        };
    }

    private static final class TaskRightsFactory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new TaskRights();
        }
    }
}
