package de.vorhabenpfad.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import de.vorhabenpfad.portal.OtherSettings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the product as it runs: with its demonstration data, its jobs and its pages. All of them share one, in a
 * process of their own, since the tests of the path move the clock of theirs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("running")
@ContextConfiguration(initializers = TestMail.class)
@Import({ BrokenPage.class, TemplateNames.class, OtherSettings.class })
@interface RunningApplication {
}
