package de.vorhabenpfad.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import de.vorhabenpfad.architecture.broken.ThingRoute;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Framework 6.2.19, Spring Security 6.5.11 and Tomcat 10.1.61 have published holes that no free version closes. Each needs a library or a class that is not
 * used here; docs/security/known-vulnerabilities.md says which hole needs which. This keeps it so.
 */
class UnpatchedHolesTest {

    private static final List<String> NOT_ON_THE_CLASS_PATH = List.of(
            "org.springframework.web.reactive.DispatcherHandler",
            "org.springframework.messaging.rsocket.RSocketRequester",
            "org.springframework.web.socket.WebSocketHandler",
            "freemarker.template.Template",
            "com.fasterxml.aalto.AsyncXMLStreamReader",
            "org.eclipse.jetty.server.Server",
            "com.unboundid.ldap.listener.InMemoryDirectoryServer",
            "org.codehaus.janino.ScriptEvaluator",
            "org.apache.logging.log4j.core.LoggerContext");

    private static final ArchRule NOTHING_THAT_A_HOLE_NEEDS = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "org.springframework.expression..", "org.springframework.web.servlet.function..", "org.springframework.web.servlet.view.xslt..",
            "org.springframework.validation..", "ch.qos.logback.classic.sift..", "org.apache.catalina.valves..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.springframework.web.filter.UrlHandlerFilter")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.springframework.web.servlet.mvc.UrlFilenameViewController")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.springframework.web.servlet.mvc.method.annotation.SseEmitter")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.springframework.security.crypto.encrypt.AesBytesEncryptor")
            .orShould().dependOnClassesThat().resideInAPackage("org.springframework.security.web.webauthn..");

    @Test
    void whatTheHolesNeedIsNotThere() {
        assertThat(NOT_ON_THE_CLASS_PATH).noneMatch(UnpatchedHolesTest::isThere);
    }

    @Test
    void whatIsThereIsFound() {
        assertThat(isThere("org.springframework.web.servlet.DispatcherServlet")).isTrue();
    }

    @Test
    void ourClassesUseNothingThatAHoleNeeds() {
        JavaClasses product = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("de.vorhabenpfad");
        assertThat(NOTHING_THAT_A_HOLE_NEEDS.evaluate(product).getFailureReport().getDetails()).isEmpty();
    }

    @Test
    void whoUsesItIsFound() {
        assertThat(NOTHING_THAT_A_HOLE_NEEDS.evaluate(new ClassFileImporter().importClasses(ThingRoute.class)).hasViolation()).isTrue();
    }

    private static boolean isThere(String type) {
        return ClassUtils.isPresent(type, UnpatchedHolesTest.class.getClassLoader());
    }
}
