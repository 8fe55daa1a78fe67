package de.vorhabenpfad.network;

import java.util.List;

import de.vorhabenpfad.path.PathTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Another content of the network's file is on the trail, by its parts; the same file once more is not. */
@PathTest
class NetworkChangesPathTest {

    @Autowired
    NetworkProperties properties;
    @Autowired
    Topics topics;
    @Autowired
    NetworkChanges changes;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    private void readAgain() {
        new NetworkConfiguration().network(properties, topics, changes, jdbc, transaction);
    }

    private List<String> records() {
        return jdbc.sql("select kind || ' ' || who || ' ' || about from trail where what = 'network' order by id").query(String.class).list();
    }

    @Test
    void anotherFileIsOneRecordAndTheSameFileNone() {
        assertThat(records()).first().isEqualTo("change system authorities, meetings, people, workshops");
        List<String> before = records();
        readAgain();
        assertThat(records()).isEqualTo(before);
        jdbc.sql("update person set name = 'Jemand anders' where account = 'panel'").update();
        jdbc.sql("delete from panel_meeting").update();
        readAgain();
        assertThat(records()).hasSize(before.size() + 1).last().isEqualTo("change system meetings, people");
        readAgain();
        assertThat(records()).hasSize(before.size() + 1);
    }
}
