package de.vorhabenpfad.platform.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlainAddressesTest {

    private final PlainAddresses addresses = new PlainAddresses();

    @ParameterizedTest
    @ValueSource(strings = { "/camunda/api/%65ngine/engine/default/task", "/engine%2Drest/task", "/engine-rest/%54ask", "/a%2Eb", "/%7Euser", "/a%5Fb", "/a%30",
            "/a;b", "/a//b", "/a%2fb", "/a%2e%2e/b", "/a%25b" })
    void whatMayBeReadInTwoWaysIsRefused(String address) {
        assertThatThrownBy(() -> addresses.getFirewalledRequest(new MockHttpServletRequest("GET", address))).isInstanceOf(RequestRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/werkzeugkasten/gr%C3%BCn%20und%20rot", "/vorhaben/V-2026-0001", "/engine-rest/user/m%40example", "/a%5Bb%5D", "/a%7Bb%7D", "/a%3Ab", "/a%60b" })
    void whatNeedsItsCodePasses(String address) {
        assertThat(addresses.getFirewalledRequest(new MockHttpServletRequest("GET", address))).isNotNull();
    }
}
