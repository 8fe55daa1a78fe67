package de.vorhabenpfad.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ApplicationPath;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The engine's REST applications, for programs and for the web applications: German refusals in all. */
@Configuration
@ConditionalOnWebApplication
class RestConfiguration {

    private static final List<Class<?>> OURS = List.of(RefusalMapper.class, LostRaceMapper.class, NoRightMapper.class, NoTextMapper.class, TooLargeMapper.class,
            SwallowedRefusal.class, NoInternals.class);

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        return new EngineRest();
    }

    @ApplicationPath("/engine-rest")
    static final class EngineRest extends CamundaJerseyResourceConfig {

        @Override
        protected void registerAdditionalResources() {
            OURS.forEach(this::register);
        }
    }

    /** Camunda registers each of its servlets only if none of that name is there yet: ours come first. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer webappsApis() {
        return new ServletContextInitializer() {
            @Override
            public void onStartup(ServletContext context) {
                Map.of("Engine", WebappsEngineApi.class, "Cockpit", WebappsCockpitApi.class, "Admin", WebappsAdminApi.class, "Tasklist", WebappsTasklistApi.class,
                        "Welcome", WebappsWelcomeApi.class).forEach((name, application) -> {
                            var servlet = context.addServlet(name + " Api", ServletContainer.class);
                            servlet.addMapping("/camunda/api/" + name.toLowerCase(Locale.ROOT) + "/*");
                            servlet.setInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, application.getName());
                        });
            }
        };
    }

    /** The web applications' own classes and ours, which turn failures into German answers without internals. */
    private static Set<Class<?>> withOurs(Set<Class<?>> theirs) {
        Set<Class<?>> classes = new HashSet<>(theirs);
        classes.addAll(OURS);
        return classes;
    }

    /** The engine's API behind the web applications. */
    public static final class WebappsEngineApi extends EngineRestApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return withOurs(super.getClasses());
        }
    }

    /** What Cockpit alone asks for. */
    public static final class WebappsCockpitApi extends CockpitApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return withOurs(super.getClasses());
        }
    }

    /** What Admin alone asks for, and the login of all of them. */
    public static final class WebappsAdminApi extends AdminApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return withOurs(super.getClasses());
        }
    }

    /** What Tasklist alone asks for. */
    public static final class WebappsTasklistApi extends TasklistApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return withOurs(super.getClasses());
        }
    }

    /** What the welcome page alone asks for. */
    public static final class WebappsWelcomeApi extends WelcomeApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return withOurs(super.getClasses());
        }
    }
}
