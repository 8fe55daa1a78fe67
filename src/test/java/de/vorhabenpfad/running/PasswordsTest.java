package de.vorhabenpfad.running;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.running.OwnAccount.Door;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How passwords are asked for, guessed at and changed, on accounts of these tests' own: the engine keeps them out for some seconds. */
@RunningApplication
class PasswordsTest {

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;

    @Test
    void afterAWrongPasswordTheRightOneIsRefusedForSomeSecondsAtEveryDoor() {
        Map<Door, OwnAccount> accounts = new EnumMap<>(Door.class);
        for (Door guessed : Door.values()) {
            OwnAccount account = new OwnAccount(port);
            accounts.put(guessed, account);
            assertThat(account.opens(guessed, OwnAccount.PASSWORD)).as("the right one, " + guessed).isTrue();
            assertThat(account.opens(guessed, "falsch")).as("a wrong one, " + guessed).isFalse();
            for (Door door : Door.values()) {
                assertThat(account.opens(door, OwnAccount.PASSWORD)).as("the right one, " + door + ", after a wrong one, " + guessed).isFalse();
            }
        }
        accounts.forEach((door, account) -> {
            await().atMost(Duration.ofSeconds(20)).until(() -> account.opens(door, OwnAccount.PASSWORD));
            account.delete();
        });
    }

    /** The engine alone would shut an account for good after ten wrong passwords, and so would whoever knows its name. */
    @Test
    void manyWrongPasswordsKeepTheRightOneOutForAMinuteAtMost() {
        OwnAccount account = new OwnAccount(port);
        jdbc.sql("update act_id_user set attempts_ = 500 where id_ = :account").param("account", account.name).update();
        Instant before = Instant.now();
        assertThat(account.opens(Door.FORM, "falsch")).isFalse();
        assertThat(account.opens(Door.FORM, OwnAccount.PASSWORD)).isFalse();
        Timestamp end = jdbc.sql("select lock_exp_time_ from act_id_user where id_ = :account").param("account", account.name).query(Timestamp.class).single();
        assertThat(end.toInstant()).isBetween(before.plusSeconds(59), Instant.now().plusSeconds(60));
        // the minute is over
        jdbc.sql("update act_id_user set lock_exp_time_ = :now where id_ = :account").param("account", account.name).param("now", Timestamp.from(before)).update();
        assertThat(account.opens(Door.FORM, OwnAccount.PASSWORD)).isTrue();
        account.delete();
    }

    @ParameterizedTest
    @EnumSource(names = { "WEB_APPLICATIONS", "BASIC" })
    void oneChangesOnesOwnPasswordWithTheOldOne(Door door) {
        OwnAccount account = new OwnAccount(port);
        BrowserSession session = account.session();
        assertThat(changed(door, account, session, null)).as("without the old one").isEqualTo(400);
        assertThat(changed(door, account, session, "falsch")).as("with a wrong one").isEqualTo(400);
        // a wrong one is a guess here too, and the account kept out
        assertThat(account.opens(Door.FORM, OwnAccount.PASSWORD)).isFalse();
        await().atMost(Duration.ofSeconds(20)).until(() -> account.opens(Door.FORM, OwnAccount.PASSWORD));

        assertThat(changed(door, account, session, OwnAccount.PASSWORD)).as("with the old one").isEqualTo(204);

        assertThat(account.opens(Door.FORM, OwnAccount.OTHER_PASSWORD)).isTrue();
        assertThat(account.opens(Door.FORM, OwnAccount.PASSWORD)).isFalse();
        account.delete();
    }

    /** The status of an answer to the wish for another password. */
    private int changed(Door door, OwnAccount account, BrowserSession session, @Nullable String old) {
        Map<String, Object> wish = new HashMap<>(Map.of("password", OwnAccount.OTHER_PASSWORD));
        if (old != null) {
            wish.put("authenticatedUserPassword", old);
        }
        String address = "/user/" + account.name + "/credentials";
        return door == Door.BASIC ? new Rest(port, account.name, OwnAccount.PASSWORD).send("PUT", "/engine-rest" + address, wish).status()
                : session.send("PUT", "/camunda/api/engine/engine/default" + address, text(wish)).statusCode();
    }

    private static String text(Map<String, Object> wish) {
        try {
            return new ObjectMapper().writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aShortPasswordIsNotTaken() {
        OwnAccount account = new OwnAccount(port);
        Map<String, Object> wish = Map.of("password", "Kurz#2026ab", "authenticatedUserPassword", OwnAccount.PASSWORD);
        Rest.Answer answer = new Rest(port, account.name, OwnAccount.PASSWORD).send("PUT", "/engine-rest/user/" + account.name + "/credentials", wish);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).contains("mindestens 12 Zeichen");
        assertThat(account.opens(Door.FORM, OwnAccount.PASSWORD)).isTrue();
        account.delete();
    }

    @Test
    void nobodyChangesThePasswordOfAnother() {
        OwnAccount account = new OwnAccount(port);
        Map<String, Object> wish = Map.of("password", OwnAccount.OTHER_PASSWORD, "authenticatedUserPassword", Rest.PASSWORD);
        assertThat(new Rest(port, "bewertung3").send("PUT", "/engine-rest/user/" + account.name + "/credentials", wish).status()).isIn(403, 404);
        assertThat(account.opens(Door.FORM, OwnAccount.PASSWORD)).isTrue();
        account.delete();
    }

    @Test
    void anUnknownAccountIsAnsweredInTheSameWords() {
        OwnAccount account = new OwnAccount(port);
        String unknown = account.name.replace("konto", "keins");
        Visitor visitor = new Visitor(port);
        Visitor.Page known = visitor.post("/anmelden", Map.of("konto", account.name, "passwort", "falsch"));
        Visitor.Page none = visitor.post("/anmelden", Map.of("konto", unknown, "passwort", "falsch"));
        assertThat(known.status()).isEqualTo(401);
        assertThat(known.text()).contains("Konto oder Passwort stimmen nicht");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.html()).isEqualTo(known.html().replace(account.name, unknown));

        var knownToTasklist = OwnAccount.signInToWebApplications(new BrowserSession(port, null), account.name, "falsch");
        var unknownToTasklist = OwnAccount.signInToWebApplications(new BrowserSession(port, null), unknown, "falsch");
        assertThat(knownToTasklist.statusCode()).isEqualTo(401);
        assertThat(unknownToTasklist.statusCode()).isEqualTo(401);
        assertThat(unknownToTasklist.body()).isEqualTo(knownToTasklist.body());

        assertThat(new Rest(port, account.name, "falsch").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(new Rest(port, unknown, "falsch").get("/engine-rest/task")).isEqualTo(new Rest(port, account.name, "falsch").get("/engine-rest/task"));
        account.delete();
    }
}
