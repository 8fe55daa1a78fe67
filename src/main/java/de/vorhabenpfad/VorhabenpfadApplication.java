package de.vorhabenpfad;

import java.util.Arrays;
import java.util.Map;
import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
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
        SpringApplication application = new SpringApplication(VorhabenpfadApplication.class);
        if (Arrays.stream(args).anyMatch(arg -> arg.equals("--import") || arg.startsWith("--import="))) {
            // no page is served and no job runs: the file is read, and the run ends with its exit status
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setDefaultProperties(Map.of("camunda.bpm.job-execution.enabled", false, "spring.autoconfigure.exclude",
                    "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration"));
            System.exit(SpringApplication.exit(application.run(args)));
        }
        application.run(args);
    }
}
