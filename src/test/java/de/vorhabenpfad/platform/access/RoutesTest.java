package de.vorhabenpfad.platform.access;

import java.util.Set;

import de.vorhabenpfad.network.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoutesTest {

    private static final Person LEAD = new Person("lead", "Lead", null, Set.of("workshop-daten"));

    @Test
    void theMoreExactAddressHolds() {
        Routes routes = Routes.read("GET | /a/{x} | everyone\nGET | /a/closed | nobody\n", false);
        assertThat(routes.find("GET", "/a/closed").orElseThrow().isOpenTo(LEAD)).isFalse();
        assertThat(routes.find("GET", "/a/other").orElseThrow().isOpenTo(null)).isTrue();
    }

    @Test
    void whatNoLineNamesIsNotThere() {
        Routes routes = Routes.read("GET,POST | /a | everyone", false);
        assertThat(routes.find("HEAD", "/a")).isPresent();
        assertThat(routes.find("PUT", "/a")).isEmpty();
        assertThat(routes.find("GET", "/a/")).isEmpty();
        assertThat(routes.find("GET", "/a/b")).isEmpty();
    }

    @Test
    void bothDoorsOfTheEngineAreOneLine() {
        Routes routes = Routes.read("GET | {engine}/task | signed-in", false);
        assertThat(routes.find("GET", "/engine-rest/task")).isPresent();
        assertThat(routes.find("GET", "/camunda/api/engine/engine/default/task")).isPresent();
        assertThat(routes.find("GET", "/camunda/api/engine/engine/other/task")).isEmpty();
        assertThat(routes.find("GET", "/engine-rest/engine/default/task")).isEmpty();
    }

    @Test
    void dutiesOpenARoute() {
        Routes routes = Routes.read("GET | /a | workshop, panel", false);
        assertThat(routes.find("GET", "/a").orElseThrow().isOpenTo(LEAD)).isTrue();
        assertThat(routes.find("GET", "/a").orElseThrow().isOpenTo(new Person("x", "X", null, Set.of("authority-rki")))).isFalse();
        assertThat(routes.find("GET", "/a").orElseThrow().isOpenTo(null)).isFalse();
    }

    @Test
    void theLastColumnHoldsWherePeopleSignOnElsewhere() {
        String table = "POST | /login | everyone | nobody";
        assertThat(Routes.read(table, false).find("POST", "/login").orElseThrow().isOpenTo(null)).isTrue();
        assertThat(Routes.read(table, true).find("POST", "/login").orElseThrow().isOpenTo(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET | /a", "GET | /a | everybody", "get | /a | everyone", "GET | /a | everyone | nobody | x", "GET | /a/**/b/** | everyone" })
    void aMistakeStopsTheStartWithItsLine(String line) {
        assertThatThrownBy(() -> Routes.read("# table\n" + line, false)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Line 2");
    }
}
