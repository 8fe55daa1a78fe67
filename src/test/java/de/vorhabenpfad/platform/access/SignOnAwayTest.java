package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A program's token that nobody can check, since the provider or its keys are away, is told apart from a wrong one. */
class SignOnAwayTest {

    /** Well-formed, of a key that nobody has: {@code {"alg":"RS256","kid":"x"}.{}.} */
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.e30.c2lnbmVk";
    private static final String KEY = """
            {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"y","e":"AQAB","n":"%s"}]}""".formatted("AQAB".repeat(86));

    private HttpServer provider;
    private String issuer;
    private volatile boolean discovers = true;
    private volatile boolean hasKeys = true;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        answer("/.well-known/openid-configuration");
        answer("/keys");
        provider.start();
    }

    private void answer(String path) {
        provider.createContext(path, exchange -> {
            boolean keys = path.equals("/keys");
            String text = keys ? KEY : "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders((keys ? hasKeys : discovers) ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private JwtDecoder decoder() {
        return new SignOn().jwtDecoder(new SignOnProperties(issuer, "vorhabenpfad", null, null, "preferred_username", "groups", "authority"));
    }

    @Test
    void aWrongTokenIsWrongWhileTheProviderIsThere() throws IOException {
        assertThatThrownBy(() -> decoder().decode(TOKEN)).isInstanceOf(BadJwtException.class);
        assertThat(told(decoder()).getStatus()).isEqualTo(401);
    }

    @Test
    void whileTheProviderIsAwayNobodyCanSay() throws IOException {
        discovers = false;
        saysSo(decoder());
        provider.stop(0);
        saysSo(decoder());
    }

    @Test
    void norWithoutItsKeys() throws IOException {
        hasKeys = false;
        saysSo(decoder());
        hasKeys = true;
        JwtDecoder decoder = decoder();
        assertThatThrownBy(() -> decoder.decode(TOKEN)).isInstanceOf(BadJwtException.class);
        hasKeys = false;
        saysSo(decoder);
    }

    private static void saysSo(JwtDecoder decoder) throws IOException {
        assertThatThrownBy(() -> decoder.decode(TOKEN)).isInstanceOf(JwtException.class).isNotInstanceOf(BadJwtException.class);
        MockHttpServletResponse answer = told(decoder);
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("30");
        assertThat(answer.getHeader("WWW-Authenticate")).isNull();
        JsonNode body = new ObjectMapper().readTree(answer.getContentAsString());
        assertThat(body.path("type").asText()).isEqualTo("NotReady");
        assertThat(body.path("message").asText()).contains("Anmeldedienst").doesNotContain("127.0.0.1");
    }

    /** What a program is answered that shows the token. */
    private static MockHttpServletResponse told(JwtDecoder decoder) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        AuthenticationException no = new BadCredentialsException("none");
        try {
            new JwtAuthenticationProvider(decoder).authenticate(new BearerTokenAuthenticationToken(TOKEN));
        } catch (AuthenticationException e) {
            no = e;
        }
        new Refused(Routes.read("GET | /engine-rest/task | signed-in", true), new ObjectMapper(), "Bearer")
                .commence(new MockHttpServletRequest("GET", "/engine-rest/task"), response, no);
        return response;
    }
}
