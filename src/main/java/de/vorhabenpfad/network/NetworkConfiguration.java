package de.vorhabenpfad.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the network from its file and keeps it in tables, so that what the file no longer names is still known by name. */
@Configuration
class NetworkConfiguration {

    /** Parts of the file and the tables that hold them. */
    private static final Map<String, String> PARTS = new TreeMap<>(Map.of("authorities", "authority", "workshops", "workshop", "people", "person", "meetings",
            "panel_meeting"));

    /**
     * @throws InvalidNetwork with file, line and reason if the file is wrong; then nothing was changed
     */
    @Bean
    Network network(NetworkProperties properties, Topics topics, NetworkChanges changes, JdbcClient jdbc, TransactionTemplate transaction) {
        Resource location = properties.location();
        NetworkFile file;
        try {
            file = NetworkFile.read(location.getContentAsString(StandardCharsets.UTF_8), topics.ids());
        } catch (IOException e) {
            throw new InvalidNetwork("The network cannot be read from " + location.getDescription()
                    + ". Set vorhabenpfad.network.location to a file that is there.", e);
        } catch (IllegalArgumentException e) {
            throw new InvalidNetwork("The network in " + location.getDescription() + " is wrong: " + e.getMessage(), e);
        }
        transaction.executeWithoutResult(status -> {
            Map<String, String> before = new Tables(jdbc).contents();
            new Tables(jdbc).keep(file);
            Map<String, String> after = new Tables(jdbc).contents();
            List<String> parts = PARTS.keySet().stream().filter(part -> !after.get(part).equals(before.get(part))).toList();
            if (!parts.isEmpty()) {
                changes.changed(parts);
            }
        });
        return new Tables(jdbc).load(file);
    }

    private record Tables(JdbcClient jdbc) {

        /** Each part of the network as one text, to see whether it is another one. */
        Map<String, String> contents() {
            return PARTS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                    part -> jdbc.sql("select coalesce(string_agg(one::text, ' ' order by one::text), '') from " + part.getValue() + " one").query(String.class).single()));
        }

        void keep(NetworkFile file) {
            jdbc.sql("update person set retired = true").update();
            jdbc.sql("update workshop set retired = true").update();
            jdbc.sql("update authority set retired = true").update();
            for (Authority authority : file.authorities().values()) {
                jdbc.sql("""
                        insert into authority (id, name, area, land, retired) values (:id, :name, :area, :land, false)
                        on conflict (id) do update set name = excluded.name, area = excluded.area, land = excluded.land, retired = false""")
                        .paramSource(authority).update();
            }
            for (Workshop workshop : file.workshops().values()) {
                jdbc.sql("""
                        insert into workshop (id, name, lead, topics, capacity, retired) values (:id, :name, :lead, :topics, :capacity, false)
                        on conflict (id) do update set name = excluded.name, lead = excluded.lead, topics = excluded.topics,
                          capacity = excluded.capacity, retired = false""")
                        .param("id", workshop.id()).param("name", workshop.name()).param("lead", workshop.lead())
                        .param("topics", workshop.topics().toArray(String[]::new)).param("capacity", workshop.capacity()).update();
            }
            for (Person person : file.people().values()) {
                jdbc.sql("""
                        insert into person (account, name, authority, duties, retired) values (:account, :name, :authority, :duties, false)
                        on conflict (account) do update set name = excluded.name, authority = excluded.authority,
                          duties = excluded.duties, retired = false""")
                        .param("account", person.account()).param("name", person.name()).param("authority", person.authority())
                        .param("duties", person.groups().toArray(String[]::new)).update();
            }
            jdbc.sql("delete from panel_meeting").update();
            file.meetings().forEach(day -> jdbc.sql("insert into panel_meeting (day) values (?)").param(Date.valueOf(day)).update());
        }

        Network load(NetworkFile file) {
            List<Authority> authorities = jdbc.sql("select id, name, area, land, retired from authority").query((row, i) -> new Authority(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5))).list();
            List<Workshop> workshops = jdbc.sql("select id, name, lead, topics, capacity, retired from workshop")
                    .query((row, i) -> new Workshop(row.getString(1), row.getString(2), row.getString(3),
                            List.of((String[]) row.getArray(4).getArray()), row.getInt(5), row.getBoolean(6)))
                    .list();
            Set<String> former = jdbc.sql("select account from person where retired").query(String.class).set();
            return new Network(file.coordinating(), authorities, workshops, file.people().values(), former, file.meetings());
        }
    }
}
