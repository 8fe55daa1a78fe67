package de.vorhabenpfad.portal.proposer;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubmissionLimitTest {

    @ParameterizedTest
    @CsvSource({ "192.0.2.1, 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::1", "fe80::1%eth0, fe80::2", "::1, ::2" })
    void oneNetworkCountsAsOne(String one, String other) {
        assertThat(SubmissionLimit.network(one)).isEqualTo(SubmissionLimit.network(other));
        assertThat(SubmissionLimit.network(one).length).isIn(4, 8);
    }

    @Test
    void othersCountByThemselves() {
        assertThat(SubmissionLimit.network("192.0.2.1")).isNotEqualTo(SubmissionLimit.network("192.0.2.2"));
        assertThat(SubmissionLimit.network("2001:db8:1:2::1")).isNotEqualTo(SubmissionLimit.network("2001:db8:1:3::1"));
    }

    /** "localhost" has an address without any asking; that it is not looked up tells that none is. */
    @ParameterizedTest
    @ValueSource(strings = { "localhost", "unknown", "999.1.1.1", "1.2.3", "127.1", "2130706433", "0x7f.1", "de.example", "::g", ":::", "1:2", "", "a.b:c" })
    void noNameIsEverLookedUp(String name) {
        assertThat(SubmissionLimit.network(name)).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
    }
}
