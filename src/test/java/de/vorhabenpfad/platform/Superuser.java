package de.vorhabenpfad.platform;

import org.postgresql.ds.PGSimpleDataSource;

/** The role of the embedded server that may do everything, for tests that need a database beside the product's. */
public final class Superuser {

    private Superuser() {
    }

    public static PGSimpleDataSource of(EmbeddedDatabase server, String database) {
        return (PGSimpleDataSource) server.superuser(database);
    }

    /** The role that owns the product's tables. */
    public static PGSimpleDataSource owner(EmbeddedDatabase server) {
        return (PGSimpleDataSource) server.owner();
    }
}
