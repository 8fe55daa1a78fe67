package de.vorhabenpfad.platform.access;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A table of routes that lets everybody knock everywhere, so that a test sees what stands behind it. */
@TestConfiguration
public class OpenGate {

    @Bean
    @Primary
    Routes allRoutes() {
        return Routes.read("GET,POST,PUT,DELETE,OPTIONS | /{*anything} | everyone", false);
    }
}
