package de.vorhabenpfad.platform;

import de.vorhabenpfad.path.PathTest;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PathTest
class SchemaPathTest {

    @Autowired
    Schema schema;
    @Autowired
    EmbeddedDatabase server;

    @Test
    void tablesOfAnotherVersionOfTheEngineAreLeftAlone() {
        JdbcClient owner = JdbcClient.create(Superuser.owner(server));
        owner.sql("insert into act_ge_schema_log (id_, timestamp_, version_) values ('test', now(), '7.30.0')").update();
        try {
            assertThatThrownBy(() -> schema.makeEngineTables(new StandaloneProcessEngineConfiguration())).isInstanceOf(Schema.OtherVersion.class)
                    .hasMessage("The engine's tables are of version 7.30.0, and the product needs 7.24.0.");
            owner.sql("update act_ge_schema_log set version_ = '7.24.3' where id_ = 'test'").update();
            StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
            schema.makeEngineTables(engine);
            assertThat(engine.getDatabaseSchemaUpdate()).isEqualTo("false");
        } finally {
            owner.sql("delete from act_ge_schema_log where id_ = 'test'").update();
        }
    }
}
