package de.vorhabenpfad.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import de.vorhabenpfad.network.Authority;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Workshop;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shuts what the product never needs of the engine, and puts the rule "tasks are theirs before whom they are laid" in the place of the engine's rows of rights. */
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

    @Bean
    AbstractProcessEnginePlugin passwordRules(Network network) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                Stream<String> names = Stream.concat(network.authorities().stream().map(Authority::name), network.workshops().stream().map(Workshop::name));
                configuration.setPasswordPolicy(new PasswordRules(names.toList()));
            }
        };
    }

    /** What the engine could do and this product never needs, said in one place, also where it is the engine's default. */
    @Bean
    AbstractProcessEnginePlugin shutParts() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                // saved filters need theirs; which ones is looked at by the doors
                configuration.setEnableExpressionsInAdhocQueries(false);
                configuration.setEnableExpressionsInStoredQueries(true);
                configuration.setEnableXxeProcessing(false);
                configuration.setJavaSerializationFormatEnabled(false);
                configuration.setDefaultSerializationFormat("application/json");
                // no class at all: answers are texts, numbers and lists
                configuration.setDeserializationTypeValidationEnabled(true);
                configuration.setDeserializationTypeValidator(new NoObjects());
                configuration.setScriptEngineResolver(new NoScripts());
                configuration.setEnableScriptCompilation(false);
                configuration.setEnableScriptEngineCaching(false);
                configuration.setEnableFetchScriptEngineFromProcessApplication(false);
                configuration.setEnableScriptEngineLoadExternalResources(false);
                configuration.setEnableScriptEngineNashornCompatibility(false);
                configuration.setConfigureScriptEngineHostAccess(false);
                configuration.setAutoStoreScriptVariables(false);
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
