package de.vorhabenpfad.platform;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The trail before the port of {@code management.server.port} too: Spring Boot takes only the security chain along there. */
@ManagementContextConfiguration(ManagementContextType.CHILD)
class ManagementPort {

    @Bean
    FilterRegistrationBean<TrailFilter> trailOfManagementPort(TrailFilter trail) {
        FilterRegistrationBean<TrailFilter> filter = new FilterRegistrationBean<>(trail);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return filter;
    }
}
