package de.vorhabenpfad.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(List.of("Bundesamt für Seeschifffahrt und Hydrographie", "Neue Technologien"));

    @ParameterizedTest
    @ValueSource(strings = { "mein hund frisst gern kaese", "Fahrplan blau Zitrone", "kq7vz0wmx2tb", "GROSSE REGENTONNE AM TOR", "ξένος πλανήτης τώρα εδώ",
            "Nordlicht ueber Husum und dann weiter nach Amrum mit dem letzten Schiff des Tages" })
    void aLongOneOfAnyKindOfSignsIsTaken(String password) {
        assertThat(isTaken(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "kurz#A1b2c3", "Passwort123!", "Password1234", "passwordpassword", "qwertzuiop12", "123456789012", "aaaaaaaaaaaaaaaa",
            "abcdefghijklmnop", "iloveyou2026", "Administrator1!", "Vorhaben#2018", "Vorhabenpfad1!", "Seeschifffahrt1", "Hydrographie2026", "Technologien!!" })
    void whatIsShortOrCommonOrOfTheHouseIsRefused(String password) {
        assertThat(isTaken(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "kranichfeld-xy zv", "zv KRANICHFELD xy", "Isolde1Isolde1", "isolde@kranich.example" })
    void whatTheAccountItselfSaysIsRefused(String password) {
        assertThat(isTaken(password)).isFalse();
    }

    /** Whoever hands in a whole book must not keep the server busy. */
    @Test
    void lengthCostsNothing() {
        String book = "Nordlicht ueber Husum und dann weiter nach Amrum ".repeat(20_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(isTaken(book)).isTrue());
    }

    /** Signs that may stand for several letters: what the estimate of a password has to try most combinations for. */
    @Test
    void ambiguousSignsCostNothing() {
        Random random = new Random(7);
        List<String> signs = new ArrayList<>();
        "1|!7$5+@4(".chars().forEach(sign -> signs.add(Character.toString(sign)));
        long slowest = 0;
        isTaken("1|!7$5+@4(1|");
        for (int i = 0; i < 20; i++) {
            StringBuilder dear = new StringBuilder();
            while (dear.length() < 80) {
                // as it stands at first, then in any order
                dear.append(String.join("", signs));
                Collections.shuffle(signs, random);
            }
            long start = System.nanoTime();
            String password = dear.substring(0, 72);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> isTaken(password), password);
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        System.out.println("The slowest of 20 passwords of 72 ambiguous signs: " + slowest / 1_000_000 + " ms.");
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(3));
    }

    private boolean isTaken(String password) {
        User user = new UserEntity("kranichfeld");
        user.setFirstName("Isolde");
        user.setLastName("");
        user.setEmail("isolde@kranich.example");
        return rules.getRules().stream().allMatch(rule -> rule.execute(password, user));
    }
}
