package de.vorhabenpfad.running;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;

import static org.awaitility.Awaitility.await;

/** A real Keycloak on loopback, with a realm of our own: people, groups, our client and a foreign one. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "next";
    static final String CLIENT = "vorhabenpfad";
    static final String SECRET = "nur-im-test-4711";
    static final String FOREIGN_CLIENT = "anderes-fachverfahren";
    static final String PASSWORD = "Probe#Passwort1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path log;
    final int port;

    private Keycloak(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** @param product the port at which the product will be; people are sent back only there */
    static Keycloak start(Path folder, int product) throws IOException {
        int port = ProductServer.freePort();
        Path home;
        try (Stream<Path> unpacked = Files.list(Path.of("target", "keycloak"))) {
            home = unpacked.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        }
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imports.resolve("realm.json"), realm(product));
        Files.setPosixFilePermissions(home.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path log = folder.resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm", "--http-host=127.0.0.1",
                "--http-port=" + port, "--http-management-port=" + ProductServer.freePort(), "--db=dev-mem", "--cache=local");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx640m");
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Keycloak keycloak = new Keycloak(process, log, port);
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).until(keycloak::isReady);
        return keycloak;
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/" + REALM;
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak ended: " + Files.readString(log));
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).GET().build()).statusCode() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /** A program's token for somebody, made for a client. */
    String token(String audienceClient, String account) {
        return tokens(audienceClient, account).path("access_token").asText();
    }

    /** What says who signed on, as a client gets it. */
    String idToken(String audienceClient, String account) {
        return tokens(audienceClient, account).path("id_token").asText();
    }

    private JsonNode tokens(String audienceClient, String account) {
        String secret = audienceClient.equals(CLIENT) ? SECRET : "anderes-geheimnis";
        return form(issuer() + "/protocol/openid-connect/token", Map.of("grant_type", "password", "client_id", audienceClient, "client_secret", secret,
                "username", account, "password", PASSWORD, "scope", "openid profile"));
    }

    /** Takes somebody out of a group and puts them into another, as the operator of the provider does. */
    void move(String account, String from, String to) {
        String user = subject(account);
        admin("DELETE", "/users/" + user + "/groups/" + group(from), null);
        admin("PUT", "/users/" + user + "/groups/" + group(to), null);
    }

    /** How many sessions somebody has at the provider. */
    int sessions(String account) {
        return admin("GET", "/users/" + subject(account) + "/sessions", null).size();
    }

    /** Ends all of somebody's sessions, as the operator of the provider does. */
    void endSessions(String account) {
        admin("POST", "/users/" + subject(account) + "/logout", null);
    }

    /** Whom the provider means by an account. */
    String subject(String account) {
        return admin("GET", "/users?exact=true&username=" + account, null).get(0).path("id").asText();
    }

    /**
     * Gives the provider a further key, for it to say by {@link #signed} what it would not say by itself.
     *
     * @return the key's name
     */
    String trust(KeyPair key) {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----";
        // behind the provider's own keys, which it goes on signing with
        admin("POST", "/components", text(Map.of("name", "of-the-test", "providerId", "rsa", "providerType", "org.keycloak.keys.KeyProvider",
                "config", Map.of("privateKey", List.of(pem), "priority", List.of("1"), "algorithm", List.of("RS256")))));
        String modulus = Base64URL.encode(((RSAPublicKey) key.getPublic()).getModulus()).toString();
        for (JsonNode one : json(send(HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/certs")).GET().build())).path("keys")) {
            if (one.path("n").asText().equals(modulus)) {
                return one.path("kid").asText();
            }
        }
        throw new AssertionError("Keycloak does not publish the key.");
    }

    /** A token with exactly these claims. */
    static String signed(KeyPair key, String name, String type, Map<String, Object> claims) {
        try {
            JWSObject token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type)).keyID(name).build(), new Payload(claims));
            token.sign(new RSASSASigner(key.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String group(String name) {
        return admin("GET", "/groups?exact=true&search=" + name, null).get(0).path("id").asText();
    }

    private JsonNode admin(String method, String path, String body) {
        String token = form("http://127.0.0.1:" + port + "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", PASSWORD)).path("access_token").asText();
        return json(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/" + REALM + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build()));
    }

    private JsonNode form(String address, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return json(send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build()));
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 400) {
            throw new AssertionError("Keycloak says " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String realm(int product) {
        Map<String, Object> groups = Map.of("name", "groups", "protocol", "openid-connect", "protocolMapper", "oidc-group-membership-mapper", "config",
                Map.of("claim.name", "groups", "full.path", "true", "id.token.claim", "true", "access.token.claim", "true"));
        Map<String, Object> audience = Map.of("name", "audience", "protocol", "openid-connect", "protocolMapper", "oidc-audience-mapper", "config",
                Map.of("included.client.audience", CLIENT, "id.token.claim", "false", "access.token.claim", "true"));
        Map<String, Object> authority = Map.of("name", "authority", "protocol", "openid-connect", "protocolMapper", "oidc-hardcoded-claim-mapper", "config",
                Map.of("claim.name", "authority", "claim.value", "uba", "jsonType.label", "String", "id.token.claim", "true", "access.token.claim", "true"));
        return text(Map.of("realm", REALM, "enabled", true, "sslRequired", "none",
                "groups", List.of(Map.of("name", "workshop-daten"), Map.of("name", "panel"), Map.of("name", "camunda-admin"), Map.of("name", "proposers"),
                        Map.of("name", "kantine")),
                "clients", List.of(
                        Map.of("clientId", CLIENT, "secret", SECRET, "standardFlowEnabled", true, "directAccessGrantsEnabled", true,
                                "redirectUris", List.of("http://127.0.0.1:" + product + "/*"),
                                "attributes", Map.of("post.logout.redirect.uris", "+", "pkce.code.challenge.method", "S256",
                                        "backchannel.logout.url", "http://127.0.0.1:" + product + "/logout/connect/back-channel/vorhabenpfad",
                                        "backchannel.logout.session.required", "true"),
                                "protocolMappers", List.of(groups, audience, authority)),
                        Map.of("clientId", FOREIGN_CLIENT, "secret", "anderes-geheimnis", "standardFlowEnabled", false, "directAccessGrantsEnabled", true,
                                "protocolMappers", List.of(groups, authority))),
                "users", List.of(user("lena", "workshop-daten", "kantine"), user("paula", "panel"), user("olga", "camunda-admin"),
                        user("max.mit.punkt", "proposers"))));
    }

    private static Map<String, Object> user(String account, String... groups) {
        return Map.of("username", account, "enabled", true, "email", account + "@example.org", "emailVerified", true, "firstName", "Rolle",
                "lastName", account, "groups", Stream.of(groups).map(group -> "/" + group).toList(),
                "credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
