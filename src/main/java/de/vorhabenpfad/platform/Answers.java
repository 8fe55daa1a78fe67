package de.vorhabenpfad.platform;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plausible answers to each form, as a person would give them. For demonstration data and tests. */
public final class Answers {

    private Answers() {
    }

    /** Answers of a few fields: key, value, key, value. */
    public static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            answers.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return answers;
    }

    /** These answers, with some added or replaced. */
    public static Map<String, Object> with(Map<String, Object> answers, Object... keysAndValues) {
        Map<String, Object> all = new LinkedHashMap<>(answers);
        all.putAll(of(keysAndValues));
        return all;
    }

    public static Map<String, Object> proposal(String title, String idea, String topic) {
        return of("title", title, "idea", idea, "topic", topic, "problem", "Heute geschieht das von Hand und in jeder Behörde anders.",
                "targetGroup", "Beschäftigte aller Behörden des Netzwerks", "expectedBenefit", "Weniger Aufwand, gleiche Qualität überall.");
    }

    public static Map<String, Object> decision(String decision) {
        return of("decision", decision);
    }

    public static Map<String, Object> decision(String decision, String reason) {
        return of("decision", decision, "reason", reason);
    }

    public static Map<String, Object> scores(int benefit, int feasibility, int reuse, int urgency, String effort) {
        return of("benefit", benefit, "feasibility", feasibility, "reuse", reuse, "urgency", urgency, "effort", effort);
    }

    public static Map<String, Object> prototypePlan(LocalDate end) {
        return of("goal", "Zeigen, dass die Idee im Alltag trägt", "successCriteria",
                List.of(of("name", "Bearbeitungszeit", "target", "um ein Drittel kürzer"), of("name", "Verständlichkeit", "target", "acht von zehn Testpersonen kommen ohne Hilfe zurecht")),
                "timeboxEnd", end.toString(), "teamAuthorities", List.of("bva", "destatis"), "realData", "no", "bodies", List.of("data-protection"),
                "risks", "Zugang zu Testdaten");
    }

    public static Map<String, Object> iteration(String decision, Object... newIdeas) {
        Map<String, Object> answers = of("result", "Klickbarer Entwurf, mit fünf Personen erprobt", "learned",
                "Die Begriffe müssen aus der Fachsprache übersetzt werden", "testedWith", 5, "prototypeLink", "https://example.org/prototyp", "decision", decision);
        if (newIdeas.length > 0) {
            answers.put("newIdeas", Arrays.asList(newIdeas));
        }
        return answers;
    }

    public static Map<String, Object> review(String decision) {
        Map<String, Object> answers = of("criteria", List.of(of("met", "yes"), of("met", "partly")), "decision", decision);
        if (!List.of("iterate", "pilot").contains(decision)) {
            answers.put("reason", "Die Auswertung spricht dafür.");
        }
        return answers;
    }

    public static Map<String, Object> pilotPlan(LocalDate start, LocalDate end, List<String> sites, List<String> bodies) {
        return of("decision", "plan", "sites", sites, "start", start.toString(), "end", end.toString(), "participants", 40, "kpis",
                List.of(of("name", "Bearbeitungszeit", "unit", "Minuten", "baseline", 30, "target", 20),
                        of("name", "Zufriedenheit", "unit", "von 5", "baseline", 3, "target", 4)),
                "bodies", bodies);
    }

    public static Map<String, Object> siteConfirms() {
        return of("decision", "confirm", "responsible", "Referat Digitalisierung");
    }

    public static Map<String, Object> siteCompletes() {
        return of("decision", "completed", "participants", 21, "feedback", "Nach kurzer Einweisung selbstverständlich genutzt");
    }

    public static Map<String, Object> evaluation(int minutes, int satisfaction) {
        return of("kpiResults", List.of(of("actual", minutes), of("actual", satisfaction)), "effort", "30 Personentage", "costs", "keine",
                "lessons", "Früh mit den Personalvertretungen sprechen", "recommendation", "handover");
    }

    public static Map<String, Object> panelDecides(String decision, LocalDate on) {
        Map<String, Object> answers = of("decision", decision, "decidedIn", "meeting", "decidedOn", on.toString());
        if (!decision.equals("handover")) {
            answers.put("reason", "Die Ergebnisse reichen dem Panel noch nicht.");
        }
        return answers;
    }

    public static Map<String, Object> documentation(String name, String maintainer, String invite, List<String> invited) {
        Map<String, Object> answers = of("decision", "document", "name", name, "kind", "software", "shortDescription",
                "Ein erprobtes Werkzeug für alle Behörden", "longDescription",
                "Das Werkzeug entstand in einer Werkstatt des Netzwerks und wurde an mehreren Orten erprobt. Es lässt sich mit geringem Aufwand einführen; eine Anleitung und Beispiele liegen bei.",
                "license", "EUPL-1.2", "repositoryUrl", "https://example.org/quelltext", "operation", "Läuft auf jedem üblichen Server der Behörde.",
                "maintainer", maintainer, "rightsCleared", true, "invite", invite);
        if (invite.equals("chosen")) {
            answers.put("invited", invited);
        }
        return answers;
    }

    public static Map<String, Object> maintenance() {
        return of("decision", "confirm", "contactPoint", "Servicestelle Werkzeuge");
    }

    public static Map<String, Object> publish(String visibility) {
        return of("decision", "publish", "visibility", visibility);
    }

    public static Map<String, Object> adopts(LocalDate plannedGoLive) {
        return of("decision", "adopt", "plannedGoLive", plannedGoLive.toString(), "responsible", "Referat Digitalisierung");
    }

    public static Map<String, Object> live(LocalDate on) {
        return of("decision", "live", "goLiveOn", on.toString(), "bodiesDone", List.of("data-protection", "staff-council"));
    }

    public static Map<String, Object> benefit() {
        return of("hoursSavedPerYear", 320, "satisfaction", "4", "lessons", "Einfach einzuführen, wenn die Leitung dahintersteht");
    }
}
