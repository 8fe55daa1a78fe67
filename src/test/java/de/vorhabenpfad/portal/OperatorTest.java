package de.vorhabenpfad.portal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class OperatorTest {

    private static final String[] ALL = { "name=Beispielamt", "address=Musterweg 1; 12345 Musterstadt", "email=portal@example.org", "phone=0123 4567",
            "represented-by=die Präsidentin", "data-protection-officer=datenschutz@example.org", "data-protection-authority=Aufsicht",
            "retention=zehn Jahre", "trail-retention=ein Jahr", "accessibility-contact=Referat 1", "accessibility-created=am 01.10.2026",
            "accessibility-reviewed=am 01.11.2026" };

    private final WebApplicationContextRunner product = new WebApplicationContextRunner().withUserConfiguration(Pages.class);

    @Configuration
    @EnableConfigurationProperties(Operator.class)
    @Import(LegalPages.Reminder.class)
    static class Pages {
    }

    private static String[] all() {
        String[] properties = new String[ALL.length];
        for (int i = 0; i < ALL.length; i++) {
            properties[i] = "vorhabenpfad.operator." + ALL[i];
        }
        return properties;
    }

    @Test
    void whatIsNotSetOrBlankIsMissing() {
        product.withPropertyValues("vorhabenpfad.operator.name=Beispielamt", "vorhabenpfad.operator.phone=  ").run(context -> assertThat(
                context.getBean(Operator.class).missing()).contains("vorhabenpfad.operator.phone", "vorhabenpfad.operator.email")
                .doesNotContain("vorhabenpfad.operator.name"));
    }

    @Test
    void nothingIsMissingWhenAllIsSet() {
        product.withPropertyValues(all()).run(context -> {
            Operator operator = context.getBean(Operator.class);
            assertThat(operator.missing()).isEmpty();
            assertThat(operator.addressLines()).containsExactly("Musterweg 1", "12345 Musterstadt");
            assertThat(operator.officialLine()).isNull();
            assertThat(operator.signLanguageVideo()).isNull();
        });
    }

    @Test
    void theVideoMustBeAnAddressThatABrowserFollows() {
        product.withPropertyValues("vorhabenpfad.operator.sign-language-video=https://example.org/video").run(context -> assertThat(
                context.getBean(Operator.class).signLanguageVideo()).isEqualTo("https://example.org/video"));
        product.withPropertyValues("vorhabenpfad.operator.sign-language-video=javascript:alert(1)").run(context -> assertThat(context).getFailure()
                .hasStackTraceContaining("sign-language-video must be an address"));
    }

    @Test
    void onADatabaseOfItsOwnTheStartNamesTheGaps(CapturedOutput output) {
        product.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/vorhabenpfad", "vorhabenpfad.operator.name=Beispielamt").run(context -> {
            context.publishEvent(mock(ApplicationReadyEvent.class));
            assertThat(output).containsOnlyOnce("show gaps").contains("vorhabenpfad.operator.address").doesNotContain("vorhabenpfad.operator.name,");
        });
    }

    @Test
    void onTheDemonstrationDatabaseItDoesNot(CapturedOutput output) {
        product.run(context -> {
            context.publishEvent(mock(ApplicationReadyEvent.class));
            assertThat(output).doesNotContain("show gaps");
        });
    }

    @Test
    void withoutGapsNothingIsSaid(CapturedOutput output) {
        product.withPropertyValues(all()).withPropertyValues("spring.datasource.url=jdbc:postgresql://db/vorhabenpfad").run(context -> {
            context.publishEvent(mock(ApplicationReadyEvent.class));
            assertThat(output).doesNotContain("show gaps");
        });
    }
}
