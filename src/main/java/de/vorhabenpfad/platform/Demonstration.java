package de.vorhabenpfad.platform;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Workshop;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demonstration data on the embedded default: initiatives in all stages, made once, by driving the engine as the
 * demonstration accounts with the clock moved over the past months. Nothing is written past the doors.
 */
@Component
@ConditionalOnProperty(name = "vorhabenpfad.demonstration", matchIfMissing = true)
final class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final Driver driver;
    private final Network network;
    private final JdbcClient jdbc;

    Demonstration(Driver driver, Network network, JdbcClient jdbc) {
        this.driver = driver;
        this.network = network;
        this.jdbc = jdbc;
    }

    /** Makes the data unless people have begun to work here already; goes on where an earlier start was cut off. Only while nobody is served and no job runs by itself. */
    void makeOnce() {
        Set<Integer> told = jdbc.sql("select tale from demonstration").query(Integer.class).set();
        boolean usedOtherwise = told.isEmpty() && jdbc.sql("select exists (select 1 from initiative)").query(Boolean.class).single();
        if (usedOtherwise || told.size() >= Tales.ALL.size()) {
            return;
        }
        LOG.info("Making demonstration data: {} initiatives.", Tales.ALL.size() - told.size());
        Instant now = Instant.now();
        try {
            for (int i = 0; i < Tales.ALL.size(); i++) {
                if (!told.contains(i)) {
                    new Telling(Tales.ALL.get(i), now).tell();
                    jdbc.sql("insert into demonstration (tale) values (?)").param(i).update();
                }
            }
        } finally {
            driver.clockRuns();
        }
        LOG.info("Made demonstration data in {} ms.", Instant.now().toEpochMilli() - now.toEpochMilli());
    }

    /** One tale from its proposal to where it stands. */
    private final class Telling {

        /** What is open now was laid before people about that long ago. */
        private static final int RECENT_DAYS = 6;
        private static final List<String> SITES = List.of("bamf", "kba", "bfarm");

        private final Tale tale;
        private final Instant now;
        private final Workshop workshop;
        private final String lead;
        private final double pace;
        private LocalDate today;
        private int hour = 8;
        private String number = "";

        Telling(Tale tale, Instant now) {
            this.tale = tale;
            this.now = now;
            this.workshop = network.workshopFor(tale.topic()).orElseThrow();
            this.lead = "werkstatt-" + workshop.id();
            this.pace = tale.reach().usualDays() == 0 ? 1 : Math.max(1, (tale.daysAgo() - RECENT_DAYS) / (double) tale.reach().usualDays());
            this.today = LocalDate.ofInstant(now, ZoneId.systemDefault()).minusDays(tale.daysAgo());
        }

        void tell() {
            later(0);
            number = driver.start(proposer(), "initiative", Answers.proposal(tale.title(), tale.idea(), tale.topic()));
            if (tale.reach() == Tale.Reach.SCREENING) {
                return;
            }
            later(5);
            if (tale.reach().isEarlyEnd() || tale.reach() == Tale.Reach.REVISION || tale.reach() == Tale.Reach.DEFERRED) {
                leave();
                return;
            }
            admit();
            if (reaches(Tale.Reach.PLANNING)) {
                develop();
            }
            if (reaches(Tale.Reach.PILOT_PLAN) && tale.reach() != Tale.Reach.STOPPED) {
                pilot();
            }
            if (reaches(Tale.Reach.DOCUMENTATION) && tale.reach() != Tale.Reach.STOPPED) {
                handOver();
            }
        }

        private boolean reaches(Tale.Reach reach) {
            return tale.reach().isAtLeast(reach);
        }

        /** The proposal comes from the account for it, or from an authority whose contact has the idea. */
        private String proposer() {
            return tale.daysAgo() % 3 == 0 ? "behoerde-rki" : "vorschlag";
        }

        private void leave() {
            switch (tale.reach()) {
                case REVISION -> coordination("screenProposal", Answers.decision("revise", "Bitte beschreiben Sie, wer den Dienst nutzt und was heute daran fehlt."));
                case DEFERRED -> coordination("screenProposal", Answers.with(Answers.decision("defer", "Wir warten das Ergebnis der laufenden Ausschreibung ab."),
                        "until", LocalDate.ofInstant(now, ZoneId.systemDefault()).plusDays(45).toString()));
                case REJECTED -> coordination("screenProposal", Answers.decision("reject", "Der Vorschlag hilft nur einem Haus und verursacht dauerhaft Aufwand."));
                case FORWARDED -> coordination("screenProposal", Answers.with(Answers.decision("forward", "Zuständig ist das Kompetenzzentrum für Vergabe."),
                        "forwardTo", "Kompetenzzentrum Vergabe"));
                case REFERRED -> coordination("screenProposal", Answers.with(Answers.decision("refer", "Daran arbeitet die Werkstatt Daten schon."), "referTo", "V-%d-0002".formatted(
                        LocalDate.ofInstant(now, ZoneId.systemDefault()).minusDays(Tales.ALL.get(1).daysAgo()).getYear())));
                case WITHDRAWN -> driver.start(proposer(), "withdrawal", Answers.of("number", number, "reason", "Unser Haus beschafft inzwischen selbst."));
                case LAPSED -> {
                    coordination("screenProposal", Answers.decision("revise", "Bitte klären Sie, wer die Dolmetschenden bezahlt."));
                    later(70);
                    driver.runJobs(number);
                }
                default -> throw new IllegalStateException(tale.reach() + " is no early end.");
            }
        }

        private void admit() {
            coordination("screenProposal", Answers.decision("admit"));
            List<Task> places = driver.tasks(number, "assessProposal");
            int open = tale.reach() == Tale.Reach.ASSESSMENT ? 1 + tale.daysAgo() % 3 : 0;
            for (int i = 0; i < places.size() - open; i++) {
                later(2);
                int varied = (tale.daysAgo() + i) % 3;
                driver.complete(places.get(i).getAssignee(), places.get(i),
                        Answers.scores(3 + varied % 3, 4, 3 + (varied + 1) % 3, 2 + varied, List.of("low", "medium", "high").get(varied)));
            }
            if (!reaches(Tale.Reach.ACCEPTANCE)) {
                return;
            }
            later(3);
            coordination("decideAdmission", Answers.of("decision", "accept", "workshop", workshop.id()));
            if (reaches(Tale.Reach.PLANNING)) {
                later(4);
                lead("acceptIntoWorkshop", Answers.decision("accept"));
            }
        }

        private void develop() {
            if (!reaches(Tale.Reach.ITERATION)) {
                return;
            }
            later(5);
            boolean overtime = tale.reach() == Tale.Reach.OVERTIME;
            lead("planPrototype", Answers.prototypePlan(today.plusDays(overtime ? 60 : 120)));
            later(14);
            lead("runIteration", Answers.iteration("continue"));
            if (!reaches(Tale.Reach.OVERTIME)) {
                return;
            }
            if (overtime) {
                later(50);
                driver.runJobs(number);
                return;
            }
            later(10);
            lead("runIteration", Answers.iteration("finish"));
            if (reaches(Tale.Reach.PILOT_PLAN)) {
                later(3);
                lead("reviewPrototype", Answers.review(tale.reach() == Tale.Reach.STOPPED ? "stop" : "pilot"));
            }
        }

        private void pilot() {
            if (!reaches(Tale.Reach.CLEARANCE)) {
                return;
            }
            later(4);
            LocalDate end = reaches(Tale.Reach.EVALUATION) ? today.plusDays(Math.round(27 * pace)) : LocalDate.ofInstant(now, ZoneId.systemDefault()).plusDays(20);
            lead("planPilot", Answers.pilotPlan(today.plusDays(3), end, SITES, List.of("data-protection", "staff-council")));
            later(3);
            site("kba", "confirmPilot", Answers.decision("decline", "Zurzeit fehlt uns das Personal."));
            site("bamf", "confirmPilot", Answers.siteConfirms());
            if (tale.reach() == Tale.Reach.CLEARANCE) {
                return;
            }
            site("bfarm", "confirmPilot", Answers.siteConfirms());
            for (String site : List.of("bamf", "bfarm")) {
                for (Task body : driver.tasksOf(number, "recordClearance", "authority-" + site)) {
                    driver.complete("behoerde-" + site, body, Answers.decision("granted"));
                }
            }
            if (!reaches(Tale.Reach.EVALUATION)) {
                return;
            }
            later(22);
            for (String site : List.of("bamf", "bfarm")) {
                site(site, "runPilot", Answers.siteCompletes());
            }
            if (reaches(Tale.Reach.PANEL)) {
                later(4);
                lead("evaluatePilot", Answers.evaluation(18, 4));
            }
        }

        private void handOver() {
            later(8);
            as("panel", "decideHandover", Answers.panelDecides("handover", today));
            if (!reaches(Tale.Reach.MAINTENANCE)) {
                return;
            }
            later(9);
            lead("documentSolution", Answers.with(Answers.documentation(tale.title(), "itzbund", "chosen", List.of("bva", "rki", "bsh")),
                    "shortDescription", tale.idea().length() <= 150 ? tale.idea() : tale.idea().substring(0, 147) + "..."));
            if (!reaches(Tale.Reach.PUBLICATION)) {
                return;
            }
            later(4);
            as("behoerde-itzbund", "confirmMaintenance", Answers.maintenance());
            if (!reaches(Tale.Reach.INVITATION)) {
                return;
            }
            later(2);
            coordination("approvePublication", Answers.publish(tale.daysAgo() % 2 == 0 ? "public" : "network"));
            later(6);
            site("bva", "decideAdoption", Answers.adopts(today.plusDays(30)));
            if (!reaches(Tale.Reach.GO_LIVE)) {
                return;
            }
            site("rki", "decideAdoption", Answers.with(Answers.adopts(today.plusDays(40)), "decision", "adapt"));
            site("bsh", "decideAdoption", Answers.decision("decline", "Wir haben dafür seit kurzem etwas Eigenes."));
            if (reaches(Tale.Reach.DEFECTS)) {
                adopt();
            }
        }

        private void adopt() {
            later(20);
            site("bva", "goLive", Answers.live(today));
            later(5);
            if (tale.reach() == Tale.Reach.DEFECTS) {
                site("bva", "confirmHandover", Answers.of("decision", "rework", "defects", "Umlaute im Namen werden nicht angezeigt."));
                return;
            }
            site("bva", "confirmHandover", Answers.decision("confirmed"));
            site("rki", "goLive", Answers.with(Answers.live(today), "variant", "Mit eigenem Textbestand"));
            site("rki", "confirmHandover", Answers.decision("confirmed"));
        }

        private void coordination(String step, Map<String, Object> answers) {
            as("koordination", step, answers);
        }

        private void lead(String step, Map<String, Object> answers) {
            as(lead, step, answers);
        }

        private void site(String site, String step, Map<String, Object> answers) {
            as(site, () -> driver.complete("behoerde-" + site, number, step, "authority-" + site, answers));
        }

        private void as(String account, String step, Map<String, Object> answers) {
            as(account, () -> driver.complete(account, number, step, answers));
        }

        /** Nobody completes two steps in the same minute. */
        private void as(String account, Runnable step) {
            step.run();
            later(0);
        }

        /** So many days on, at office hours of a working day, but never in the future. */
        private void later(int days) {
            today = today.plusDays(Math.round(days * pace));
            while (today.getDayOfWeek() == DayOfWeek.SATURDAY || today.getDayOfWeek() == DayOfWeek.SUNDAY) {
                today = today.plusDays(1);
            }
            hour = days > 0 ? 9 : Math.min(hour + 1, 17);
            Instant then = today.atTime(LocalTime.of(hour, (tale.daysAgo() * 7) % 60)).atZone(ZoneId.systemDefault()).toInstant();
            driver.now(then.isAfter(now) ? now : then);
            today = then.isAfter(now) ? LocalDate.ofInstant(now, ZoneId.systemDefault()) : today;
        }
    }
}
