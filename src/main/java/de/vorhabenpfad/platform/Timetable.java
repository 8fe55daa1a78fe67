package de.vorhabenpfad.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the product do things by the clock that no process waits for: sending mails, deleting old drafts. */
@Configuration
@EnableScheduling
class Timetable {
}
