package de.vorhabenpfad.running;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries every route as every role: each line of the table, and each operation that the engine's interface has by its own description (at
 * both doors), each page and interface of ours, whether the table names it or not.
 */
@RunningApplication
class EveryRouteTest {

    private static final List<String> DOORS = List.of("/engine-rest", "/camunda/api/engine/engine/default");
    private static final String CLOSED = "AddressClosed";

    /** The duties of the accounts that try; null is somebody without a login. */
    private static final Map<String, Set<String>> ACCOUNTS = new LinkedHashMap<>();

    static {
        ACCOUNTS.put("", Set.of("everyone"));
        ACCOUNTS.put("vorschlag", Set.of("everyone", "signed-in", "proposers"));
        ACCOUNTS.put("koordination", Set.of("everyone", "signed-in", "coordination"));
        ACCOUNTS.put("bewertung1", Set.of("everyone", "signed-in", "assessors"));
        ACCOUNTS.put("werkstatt-daten", Set.of("everyone", "signed-in", "workshop"));
        ACCOUNTS.put("behoerde-rki", Set.of("everyone", "signed-in", "authority"));
        ACCOUNTS.put("panel", Set.of("everyone", "signed-in", "panel"));
        ACCOUNTS.put("admin", Set.of("everyone", "signed-in", "admin"));
    }

    @LocalServerPort
    int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    /** @param address with its variables filled by a name that nothing has */
    private record Try(String method, String address) {
    }

    private record Line(Set<String> methods, String address, List<String> who) {

        boolean speaksOf(Try one) {
            return methods.contains(one.method) && PathPatternParser.defaultInstance.parse(address).matches(PathContainer.parsePath(one.address));
        }
    }

    @Test
    void everyRouteIsOpenToWhomTheTableNamesAndToNobodyElse() throws IOException {
        List<Line> table = table();
        Set<Try> tries = new LinkedHashSet<>();
        table.forEach(line -> line.methods.forEach(method -> tries.add(new Try(method, filled(line.address)))));
        engine().forEach(one -> DOORS.forEach(door -> tries.add(new Try(one.method, door + one.address))));
        tries.addAll(ours());
        tries.addAll(more());
        // leaving ends the session that the others need
        List<Try> last = tries.stream().filter(one -> one.address.endsWith("/logout") || one.address.equals("/abmelden")).toList();
        tries.removeAll(last);
        tries.addAll(last);

        Map<String, BrowserSession> sessions = new LinkedHashMap<>();
        Map<String, Rest> programs = new LinkedHashMap<>();
        ACCOUNTS.keySet().forEach(account -> sessions.put(account, new BrowserSession(port, account.isEmpty() ? null : account)));
        ACCOUNTS.keySet().forEach(account -> programs.put(account, new Rest(port, account.isEmpty() ? null : account)));

        List<String> surprises = new ArrayList<>();
        int tried = 0;
        int refused = 0;
        for (Try one : tries) {
            for (Map.Entry<String, Set<String>> account : ACCOUNTS.entrySet()) {
                boolean open = line(table, one).filter(line -> line.who.stream().anyMatch(account.getValue()::contains)).isPresent();
                boolean program = one.address.startsWith("/engine-rest") || one.address.startsWith("/actuator");
                boolean letIn = program ? letIn(programs.get(account.getKey()), one) : letIn(sessions.get(account.getKey()), one, open);
                tried++;
                refused += letIn ? 0 : 1;
                if (letIn != open) {
                    surprises.add((open ? "closed though open: " : "open though closed: ") + one.method + " " + one.address + " for "
                            + (account.getKey().isEmpty() ? "nobody" : account.getKey()));
                }
            }
        }
        System.out.println("Routes x roles: " + tries.size() + " x " + ACCOUNTS.size() + " = " + tried + " tries, " + refused + " refused at the gate, "
                + surprises.size() + " surprises.");
        assertThat(surprises).isEmpty();
        assertThat(tried).isGreaterThan(5000);
    }

    /** A page of another site changes nothing by anybody's session, at whatever address. */
    @Test
    void noForeignPageSendsAChangeToAnyRoute() throws IOException {
        Set<Try> changes = new LinkedHashSet<>();
        table().forEach(line -> line.methods.stream().filter(method -> !Set.of("GET", "HEAD", "OPTIONS").contains(method))
                .forEach(method -> changes.add(new Try(method, filled(line.address)))));
        List<String> surprises = new ArrayList<>();
        for (String account : List.of("", "admin")) {
            BrowserSession session = new BrowserSession(port, account.isEmpty() ? null : account);
            for (Try one : changes) {
                HttpResponse<String> answer = session.sendFromElsewhere(one.method, one.address);
                if (answer.statusCode() != 403) {
                    surprises.add(one.method + " " + one.address + " as " + (account.isEmpty() ? "nobody" : account) + ": " + answer.statusCode());
                }
            }
        }
        System.out.println("Changes from elsewhere: " + changes.size() + " x 2 tries, " + surprises.size() + " surprises.");
        assertThat(changes).hasSizeGreaterThan(50);
        assertThat(surprises).isEmpty();
    }

    /** Whether every page and interface of ours stands in the table: a new one that nobody listed would be shut, and this says so. */
    @Test
    void everyPageOfOursIsInTheTable() throws IOException {
        List<Line> table = table();
        assertThat(ours()).filteredOn(one -> line(table, one).isEmpty()).isEmpty();
    }

    private static boolean letIn(Rest program, Try one) {
        Rest.Answer answer = one.method.equals("GET") ? program.get(one.address) : program.send(one.method, one.address, Map.of());
        return answer.status() != 401 && !(answer.status() == 403 && answer.body().path("type").asText().equals(CLOSED));
    }

    /** Whether the gate let the request through; what is behind may still have its own no. */
    private static boolean letIn(BrowserSession session, Try one, boolean open) {
        HttpResponse<String> answer = session.send(one.method, one.address, one.method.equals("GET") ? null : "{}");
        if (one.address.startsWith("/camunda/api/") || one.address.startsWith("/api/") || one.address.startsWith("/v3/")) {
            // the set-up of the web applications is shut twice, and by the other with 404
            return answer.statusCode() != 401 && !answer.body().contains(CLOSED) && !one.address.startsWith("/camunda/api/admin/setup");
        }
        boolean toLogin = answer.statusCode() == 302 && answer.headers().firstValue("Location").orElse("").contains("/anmelden");
        return switch (answer.statusCode()) {
            case 302 -> !toLogin || one.address.equals("/abmelden");
            // the login page's own no; a page that is not for this person, by the gate or by itself
            case 401, 403 -> open;
            case 404 -> knownPage(one);
            default -> true;
        };
    }

    /** Pages that answer 404 themselves when what they show is not there. */
    private static boolean knownPage(Try one) {
        return one.address.contains("gibt-es-nicht") || one.address.startsWith("/camunda/") || one.address.endsWith("favicon.ico");
    }

    private static Optional<Line> line(List<Line> table, Try one) {
        return table.stream().filter(line -> line.speaksOf(one))
                .min((a, b) -> PathPatternParser.defaultInstance.parse(a.address).compareTo(PathPatternParser.defaultInstance.parse(b.address)));
    }

    private static List<Line> table() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : new ClassPathResource("access/routes.txt").getContentAsString(StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> columns = Arrays.stream(line.split("\\|")).map(String::strip).toList();
                List<String> addresses = columns.get(1).startsWith("{engine}") ? DOORS.stream().map(door -> columns.get(1).replace("{engine}", door)).toList()
                        : List.of(columns.get(1));
                addresses.forEach(address -> lines.add(new Line(Set.of(columns.get(0).split(",")), address,
                        Arrays.stream(columns.get(2).split(",")).map(String::strip).toList())));
            }
        }
        return lines;
    }

    /** The operations of the engine's interface, by the description that its makers publish. */
    private static List<Try> engine() throws IOException {
        List<Try> tries = new ArrayList<>();
        try (InputStream description = EveryRouteTest.class.getResourceAsStream("/openapi.json")) {
            JsonNode paths = new ObjectMapper().readTree(description).path("paths");
            paths.fields().forEachRemaining(path -> path.getValue().fieldNames()
                    .forEachRemaining(method -> tries.add(new Try(method.toUpperCase(java.util.Locale.ROOT), filled(path.getKey())))));
        }
        assertThat(tries).as("operations of the engine's interface").hasSizeGreaterThan(390);
        return tries;
    }

    private Set<Try> ours() {
        Set<Try> tries = new LinkedHashSet<>();
        pages.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream().filter(pattern -> !pattern.equals("/error"))
                .forEach(pattern -> {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    new TreeSet<>(methods).forEach(method -> tries.add(new Try(method.name(), filled(pattern))));
                }));
        assertThat(tries).hasSizeGreaterThan(30);
        return tries;
    }

    /** What nobody has listed, or what an attacker would try first. */
    private static List<Try> more() {
        return List.of(new Try("GET", "/actuator"), new Try("GET", "/actuator/env"), new Try("GET", "/actuator/heapdump"), new Try("POST", "/actuator/shutdown"),
                new Try("GET", "/actuator/sbom"), new Try("GET", "/geheim"), new Try("DELETE", "/werkzeugkasten"), new Try("PUT", "/"),
                new Try("GET", "/camunda/api/admin/setup/default"), new Try("POST", "/camunda/api/admin/setup/default/user/create"),
                new Try("GET", "/camunda/api/engine/engine/other/task"), new Try("GET", "/engine-rest/engine/default/task"),
                new Try("POST", "/engine-rest/engine/default/message"), new Try("OPTIONS", "/engine-rest/task"), new Try("GET", "/engine-rest/application.wadl"),
                new Try("GET", "/swagger-ui.html"), new Try("GET", "/META-INF/MANIFEST.MF"), new Try("GET", "/application.yaml"));
    }

    private static String filled(String pattern) {
        return pattern.replace("/**", "/gibt-es-nicht").replaceAll("\\{[^}]+}", "gibt-es-nicht");
    }
}
