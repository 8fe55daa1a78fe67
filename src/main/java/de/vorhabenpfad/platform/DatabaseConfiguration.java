package de.vorhabenpfad.platform;

import java.nio.file.Path;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Without a data source of the operator's: the embedded PostgreSQL. */
@Configuration
@Conditional(DatabaseConfiguration.NoUrl.class)
class DatabaseConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(@Value("${vorhabenpfad.data-dir}") Path folder) {
        return EmbeddedDatabase.start(folder);
    }

    @Bean
    DataSource dataSource(EmbeddedDatabase database) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(EmbeddedRoles.APPLICATION);
        dataSource.setPassword(database.password());
        // what people typed belongs in no message of an exception
        dataSource.addDataSourceProperty("logServerErrorDetail", "false");
        dataSource.setMaximumPoolSize(20);
        dataSource.setPoolName("embedded");
        return dataSource;
    }

    static final class NoUrl extends NoneNestedConditions {

        NoUrl() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static final class Url {
        }
    }
}
