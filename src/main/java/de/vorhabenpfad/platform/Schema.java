package de.vorhabenpfad.platform;

import java.util.List;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the tables as their owner and lets the application do with them what it needs and no more: it writes rows, never tables, and
 * what is only appended to it cannot change.
 */
@Component
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** Evidence: read and appended to. */
    private static final List<String> APPEND_ONLY = List.of("case_entry", "stage_change", "attachment_release");
    /** Time and id of a record are the database's. */
    private static final String TRAIL_COLUMNS = "kind, who, what, about, number, source, session, times";

    private final SchemaOwner owner;
    private final DataSource application;

    Schema(SchemaOwner owner, DataSource application) {
        this.owner = owner;
        this.application = application;
    }

    /**
     * The engine's tables, before the engine is built; the engine itself then only looks whether they fit.
     *
     * @throws SchemaMissing if they have to be made and no role may do it
     * @throws OtherVersion if they are there and of another version
     */
    void makeEngineTables(ProcessEngineConfigurationImpl engine) {
        boolean current = isCurrent();
        if (owner.application() == null) {
            requireRight(!current);
            engine.setDatabaseSchemaUpdate(String.valueOf(mayCreate()));
            return;
        }
        if (!current) {
            StandaloneProcessEngineConfiguration maker = new StandaloneProcessEngineConfiguration();
            maker.setProcessEngineName("schema");
            maker.setDataSource(owner.dataSource());
            maker.setDatabaseSchemaUpdate("true");
            // written into the database once and for all
            maker.setHistory(engine.getHistory());
            maker.setCmmnEnabled(engine.isCmmnEnabled());
            maker.setJobExecutorActivate(false);
            maker.setMetricsEnabled(false);
            maker.buildProcessEngine().close();
        }
        engine.setDatabaseSchemaUpdate("false");
        grant();
    }

    /** @throws SchemaMissing if tables have to be made and no role may do it */
    void requireRight(boolean needed) {
        if (needed && owner.application() == null && !mayCreate()) {
            throw new SchemaMissing();
        }
    }

    private boolean mayCreate() {
        return JdbcClient.create(application).sql("select coalesce(has_schema_privilege(current_schema(), 'create'), false)").query(Boolean.class).single();
    }

    /**
     * Whether the engine's tables are there. The engine itself looks at the word "fox" only, which every version from 7.0 on writes.
     *
     * @throws OtherVersion if they are of another version
     */
    private boolean isCurrent() {
        JdbcClient jdbc = JdbcClient.create(owner.dataSource());
        if (!jdbc.sql("select to_regclass('act_ge_property') is not null").query(Boolean.class).single()) {
            return false;
        }
        String found = !jdbc.sql("select to_regclass('act_ge_schema_log') is not null").query(Boolean.class).single() ? "before 7.11"
                : jdbc.sql("""
                        select version_ from act_ge_schema_log where version_ ~ '^[0-9]+([.][0-9]+)+'
                        order by string_to_array(substring(version_ from '^[0-9.]*[0-9]'), '.')::int[] desc limit 1""")
                        .query(String.class).optional().orElse("unknown");
        String needed = ProcessEngine.class.getPackage().getImplementationVersion();
        if (!line(found).equals(line(needed))) {
            throw new OtherVersion(found, needed);
        }
        return true;
    }

    /** Tables change from one minor version to the next, such as 7.24. */
    private static String line(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    /** After each change of tables; calling it again changes nothing. */
    void grant() {
        if (owner.application() == null) {
            return;
        }
        DataSource dataSource = owner.dataSource();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        String role = quoted(owner.application());
        String schema = quoted(jdbc.sql("select current_schema()").query(String.class).single());
        // at once, so that nothing is open meanwhile, and one node at a time
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('vorhabenpfad grants', 0))").query((row, i) -> true).single();
            jdbc.sql("grant usage on schema " + schema + " to " + role).update();
            jdbc.sql("grant select, insert, update, delete on all tables in schema " + schema + " to " + role).update();
            jdbc.sql("grant usage, select on all sequences in schema " + schema + " to " + role).update();
            for (String table : APPEND_ONLY) {
                narrow(jdbc, table, "select, insert", role);
            }
            narrow(jdbc, "trail", "select, insert (" + TRAIL_COLUMNS + ")", role);
            narrow(jdbc, "flyway_schema_history", "select", role);
        });
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void narrow(JdbcClient jdbc, String table, String privileges, String role) {
        if (jdbc.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single()) {
            jdbc.sql("revoke all on " + table + " from " + role).update();
            jdbc.sql("grant " + privileges + " on " + table + " to " + role).update();
        }
    }

    /** Says plainly in the log if the application could change what it must only append to. */
    void warnOfStrongRole() {
        boolean strong = JdbcClient.create(application).sql("""
                select has_table_privilege('trail', 'update') or has_table_privilege('trail', 'delete') or has_table_privilege('trail', 'truncate')
                  or (select rolsuper from pg_roles where rolname = current_user)
                  -- the owner has all rights again as soon as it wants; so has who may become the owner, though it is not so from the start
                  or (select pg_has_role(current_user, relowner, 'MEMBER') from pg_class where oid = 'trail'::regclass)""")
                .query(Boolean.class).single();
        if (strong) {
            LOG.warn("The database role that the product works as may change tables and the trail. Give it a role of its own: "
                    + "vorhabenpfad.database.owner.username and .password name the role that owns the tables (see docs/operation.md, \"Two database roles\").");
        }
    }

    /** Tables have to be made or changed, and no role may do it. */
    static final class SchemaMissing extends IllegalStateException {

        SchemaMissing() {
            super("Tables of the engine or of the product are missing, and the database role that the product works as may not make tables.");
        }
    }

    /** The engine's tables are of another version than the engine. */
    static final class OtherVersion extends IllegalStateException {

        OtherVersion(String found, String needed) {
            super("The engine's tables are of version " + found + ", and the product needs " + needed + ".");
        }
    }
}
