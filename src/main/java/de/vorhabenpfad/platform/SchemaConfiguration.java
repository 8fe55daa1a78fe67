package de.vorhabenpfad.platform;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's tables and ours are made by their owner. */
@Configuration
class SchemaConfiguration {

    @Bean
    AbstractProcessEnginePlugin engineTables(Schema schema) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                schema.makeEngineTables(engine);
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer migrateAsOwner(SchemaOwner owner) {
        return flyway -> flyway.dataSource(owner.dataSource());
    }

    @Bean
    FlywayMigrationStrategy migrateAndGrant(Schema schema) {
        return flyway -> {
            schema.requireRight(flyway.info().pending().length > 0);
            flyway.migrate();
            schema.grant();
        };
    }
}
