package de.vorhabenpfad.platform;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The database role that makes and changes tables, at start-up only. It is another one than the application works as: on the embedded
 * server always, on a database of the operator's if {@code vorhabenpfad.database.owner.username} names it. Otherwise the
 * application's own role does it.
 */
@Component
final class SchemaOwner {

    private final DataSource dataSource;
    private final @Nullable String application;

    SchemaOwner(DataSource application, ObjectProvider<EmbeddedDatabase> embedded, @Value("${spring.datasource.url:}") String url,
            @Value("${spring.datasource.username:}") String applicationName, @Value("${vorhabenpfad.database.owner.username:}") String name,
            @Value("${vorhabenpfad.database.owner.password:}") String password) {
        EmbeddedDatabase server = embedded.getIfAvailable();
        if (server != null) {
            this.dataSource = server.owner();
            this.application = EmbeddedRoles.APPLICATION;
        } else if (name.isBlank() || name.equals(applicationName)) {
            // it would take its own rights away
            this.dataSource = application;
            this.application = null;
        } else {
            PGSimpleDataSource owner = new PGSimpleDataSource();
            owner.setUrl(url);
            owner.setUser(name);
            owner.setPassword(password);
            this.dataSource = owner;
            this.application = applicationName;
        }
    }

    /** Connects as the owner; as the application if that is the same. */
    DataSource dataSource() {
        return dataSource;
    }

    /** The role that the application works as, if it is another one than the owner; else null. */
    @Nullable String application() {
        return application;
    }
}
