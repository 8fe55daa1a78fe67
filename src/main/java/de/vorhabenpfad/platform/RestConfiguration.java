package de.vorhabenpfad.platform;

import java.util.Set;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.ApplicationPath;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The engine's two REST applications: German refusals in both. */
@Configuration
@ConditionalOnWebApplication
class RestConfiguration {

    @Bean
    CamundaJerseyResourceConfig engineRest() {
        return new EngineRest();
    }

    @ApplicationPath("/engine-rest")
    static final class EngineRest extends CamundaJerseyResourceConfig {

        @Override
        protected void registerAdditionalResources() {
            register(RefusalMapper.class);
            register(LostRaceMapper.class);
            register(NoRightMapper.class);
            register(NoTextMapper.class);
            register(TooLargeMapper.class);
            register(SwallowedRefusal.class);
            register(NoInternals.class);
        }
    }

    /** Camunda registers its servlet "Engine Api" only if none of that name is there yet: ours comes first. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer webappsEngineApi() {
        return new ServletContextInitializer() {
            @Override
            public void onStartup(ServletContext context) throws ServletException {
                var servlet = context.addServlet("Engine Api", ServletContainer.class);
                servlet.addMapping("/camunda/api/engine/*");
                servlet.setInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, WebappsEngineApi.class.getName());
            }
        };
    }

    /** The engine's API behind the web applications, with our refusals. */
    public static final class WebappsEngineApi extends EngineRestApplication {

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = super.getClasses();
            classes.add(RefusalMapper.class);
            classes.add(LostRaceMapper.class);
            classes.add(NoRightMapper.class);
            classes.add(NoTextMapper.class);
            classes.add(TooLargeMapper.class);
            classes.add(SwallowedRefusal.class);
            classes.add(NoInternals.class);
            return classes;
        }
    }
}
