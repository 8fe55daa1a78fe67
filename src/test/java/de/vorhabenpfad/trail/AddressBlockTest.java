package de.vorhabenpfad.trail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({ "192.0.2.7, 192.0.2.7", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64", "2001:DB8:1:2::9, 2001:db8:1:2:0:0:0:0/64", "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
            "::ffff:192.0.2.7, 192.0.2.7", "unknown:80, unknown:80", "a:b, a:b", "#0123456789abcdef, #0123456789abcdef", "host.example, host.example" })
    void anAddressIsNamedByItsNetwork(String address, String block) {
        assertThat(AddressBlock.of(address)).isEqualTo(block);
    }
}
