package de.vorhabenpfad.path.pilot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.path.Bodies;
import de.vorhabenpfad.path.Rows;
import org.springframework.stereotype.Component;

/** What the models of the pilot ask of the case file. */
@Component("pilots")
public class Pilots {

    private final CaseFiles caseFiles;

    Pilots(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /** Ids of the authorities to be asked. */
    public List<String> sites(String number) {
        return plan(number).sites();
    }

    public boolean hasBodies(String number) {
        return !bodies(number).isEmpty();
    }

    /** Ids of the bodies that each site hears. */
    public List<String> bodies(String number) {
        return plan(number).bodies();
    }

    public String bodyLabel(String body) {
        return Bodies.label(body);
    }

    /** Whether a body of the site has objected. */
    public boolean isObjected(String number, String site) {
        return PilotPlan.since(caseFiles.get(number), "recordClearance").stream()
                .anyMatch(entry -> entry.decided("objection") && String.valueOf(entry.about()).startsWith(site + "/"));
    }

    /** Whether at least one site has carried the pilot through. */
    public boolean isAnyCompleted(String number) {
        return PilotPlan.since(caseFiles.get(number), "runPilot").stream().anyMatch(entry -> entry.decided("completed"));
    }

    /** Share of the targets that were met, from 0 to 1. */
    public double shareMet(String number) {
        List<Map<String, Object>> results = Rows.of(caseFiles.get(number).last("evaluatePilot"), "kpiResults");
        return results.isEmpty() ? 0 : (double) results.stream().filter(Pilots::isMet).count() / results.size();
    }

    /** A target below its baseline is met at or under it, any other at or over it. */
    static boolean isMet(Map<String, Object> kpi) {
        BigDecimal target = number(kpi, "target");
        int difference = number(kpi, "actual").compareTo(target);
        return target.compareTo(number(kpi, "baseline")) < 0 ? difference <= 0 : difference >= 0;
    }

    private static BigDecimal number(Map<String, Object> kpi, String key) {
        return new BigDecimal(String.valueOf(kpi.get(key)));
    }

    /** Whether a site that carried the pilot through could not keep to its conditions. */
    public boolean hasOpenConditions(String number) {
        return PilotPlan.since(caseFiles.get(number), "runPilot").stream()
                .anyMatch(entry -> entry.decided("completed") && "no".equals(entry.text("conditionsMet")));
    }

    private PilotPlan plan(String number) {
        return PilotPlan.of(caseFiles.get(number));
    }
}
