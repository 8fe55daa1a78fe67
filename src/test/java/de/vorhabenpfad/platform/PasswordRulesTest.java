package de.vorhabenpfad.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

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

    private boolean isTaken(String password) {
        User user = new UserEntity("kranichfeld");
        user.setFirstName("Isolde");
        user.setLastName("");
        user.setEmail("isolde@kranich.example");
        return rules.getRules().stream().allMatch(rule -> rule.execute(password, user));
    }
}
