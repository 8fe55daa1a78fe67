package de.vorhabenpfad;

import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product; with {@code --import=<file>} a run of its own that reads proposals from a file and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VorhabenpfadApplication {

    /** Deadlines, meetings and the dates people type are days in Germany, wherever the server stands. */
    public static final TimeZone TIME_ZONE = TimeZone.getTimeZone("Europe/Berlin");

    public static void main(String[] args) {
        TimeZone.setDefault(TIME_ZONE);
        SpringApplication.run(VorhabenpfadApplication.class, args);
    }
}
