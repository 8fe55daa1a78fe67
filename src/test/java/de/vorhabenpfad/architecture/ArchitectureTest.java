package de.vorhabenpfad.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import de.vorhabenpfad.VorhabenpfadApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("de.vorhabenpfad");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("de.vorhabenpfad.architecture.broken");

    static List<ArchRule> rules() {
        return Stream.concat(HouseRules.NAMES.stream(), Stream.of(HouseRules.ENGINE_AT_THE_EDGE, HouseRules.NO_FIELD_INJECTION,
                HouseRules.NO_TRANSACTIONAL_DELEGATE, HouseRules.NO_TRANSACTIONAL_EXECUTE)).toList();
    }

    @Test
    void roomsUseOnlyTheRoomsTheyDeclare() {
        ApplicationModules.of(VorhabenpfadApplication.class).verify();
    }

    @Test
    void whoUsesAnUndeclaredRoomIsFound() {
        ApplicationModules rooms = ApplicationModules.of("de.vorhabenpfad.architecture.rooms", new ImportOption.OnlyIncludeTests());
        assertThat(rooms.detectViolations().getMessages()).singleElement().asString().contains("kitchen", "cellar");
    }

    @Test
    void everyRoomOfTheProductIsVerified() {
        assertThat(ApplicationModules.of(VorhabenpfadApplication.class).stream().map(module -> module.getIdentifier().toString()))
                .contains("network", "casefile", "forms", "path", "toolbox", "deadlines", "platform");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(ArchRule rule) {
        assertThat(rule.evaluate(PRODUCT).getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleBites(ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }

    @Test
    void nobodyCatchesEverything() throws IOException {
        assertThat(CaughtEverything.in(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void whoCatchesEverythingIsFound() throws IOException {
        assertThat(CaughtEverything.in(Path.of("src/test/java/de/vorhabenpfad/architecture/broken"))).containsExactly("ThingDelegate.java:15",
                "ThingDelegate.java:17", "ThingHelper.java:20");
    }
}
