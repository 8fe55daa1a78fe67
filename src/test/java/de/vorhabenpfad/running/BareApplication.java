package de.vorhabenpfad.running;

import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Camunda 7.24 with REST and web applications as its starters make it, rights and a login switched on, the product's models deployed: what the
 * product would be without its guards. No component of the product is in it, and it is no component for the product to find.
 */
@EnableAutoConfiguration(exclude = { FlywayAutoConfiguration.class, SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class })
class BareApplication {

    public static void main(String... arguments) {
        // its own name of configuration: the product's settings must not reach it
        new SpringApplicationBuilder(BareApplication.class).properties("spring.config.name=bare").run(arguments);
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> login() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addUrlPatterns("/engine-rest/*");
        filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, HttpBasicAuthenticationProvider.class.getName());
        return filter;
    }

    /** What the models call, doing nothing. */
    @Bean
    static BeanFactoryPostProcessor delegates() {
        return beans -> {
            for (String delegate : List.of("startAdoption", "withdrawInitiative", "startWorkshopIdea", "startNewIdeas", "startBenefitReview", "retireEntry",
                    "publishSolution", "nextAssessor", "closeWithdrawn", "closeInitiative")) {
                beans.registerSingleton(delegate, (JavaDelegate) execution -> { });
            }
            for (String listener : List.of("enterStage", "recordAdvice", "invitationLapse")) {
                beans.registerSingleton(listener, (ExecutionListener) execution -> { });
            }
            beans.registerSingleton("duty", new Duty());
            beans.registerSingleton("workingDays", new WorkingDays());
        };
    }

    /** Called by the models' expressions. */
    public static final class Duty {

        public String workshop(String id) {
            return "workshop-" + id;
        }

        public List<String> proposer(String number) {
            return List.of("vorschlag");
        }
    }

    /** Called by the models' expressions. */
    public static final class WorkingDays {

        public Date after(int days) {
            return new Date(System.currentTimeMillis() + days * 86_400_000L);
        }
    }
}
