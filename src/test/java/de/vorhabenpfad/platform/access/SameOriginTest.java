package de.vorhabenpfad.platform.access;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class SameOriginTest {

    private static boolean passes(String method, @Nullable String site, @Nullable String origin, boolean session) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/abmelden");
        request.setScheme("https");
        request.setServerName("vorhaben.example");
        request.setServerPort(443);
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (session) {
            request.setCookies(new Cookie("JSESSIONID", "x"));
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new SameOrigin("JSESSIONID").doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(chain.getRequest() == null ? 403 : 200);
        return chain.getRequest() != null;
    }

    @ParameterizedTest
    @CsvSource({ "same-origin,,true", "none,,true", "cross-site,,false", "same-site,,false", "cross-site,https://vorhaben.example,false",
            ",https://vorhaben.example,true", ",https://evil.example,false", ",http://vorhaben.example,false", ",https://vorhaben.example:8443,false",
            ",null,false", ",,false" })
    void aChangeInASessionComesFromOurOwnPages(@Nullable String site, @Nullable String origin, boolean passes) throws Exception {
        assertThat(passes("POST", site, origin, true)).isEqualTo(passes);
        assertThat(passes("DELETE", site, origin, true)).isEqualTo(passes);
    }

    @Test
    void aProgramBringsNoCookie() throws Exception {
        assertThat(passes("POST", null, null, false)).isTrue();
        assertThat(passes("POST", null, "null", false)).isFalse();
        assertThat(passes("POST", null, "https://evil.example", false)).isFalse();
    }

    @Test
    void readingIsNotAsked() throws Exception {
        assertThat(passes("GET", "cross-site", "https://evil.example", true)).isTrue();
    }
}
