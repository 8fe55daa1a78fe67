package de.vorhabenpfad.path.door;

import java.util.regex.Pattern;

import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.impl.AbstractQuery;

/**
 * Which expressions a query may hold (CVE-2026-109432: the engine runs what stands inside an "or"): none; a saved filter only those that
 * Tasklist itself offers, letter by letter.
 */
final class Expressions {

    private static final String DAYS = "(\\.(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)\\([0-9]{1,4}\\)){0,3}(\\.withTimeAtStartOfDay\\(\\))?";
    private static final Pattern HARMLESS = Pattern.compile("\\$\\{ ?(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|dateTime\\(\\)" + DAYS + ") ?}");

    private Expressions() {
    }

    /** @throws Refusal if the command holds any expression in any query */
    static void refuseAny(Object command) {
        for (AbstractQuery<?, ?> query : HeldQueries.of(command)) {
            if (!query.getExpressions().isEmpty()) {
                throw Guarded.refusal("Ausdrücke sind in Abfragen nicht erlaubt.");
            }
        }
    }

    /** @throws Refusal if the filter holds an expression that Tasklist does not need */
    static void refuseHarmful(String name, AbstractQuery<?, ?> saved) {
        for (AbstractQuery<?, ?> query : HeldQueries.of(saved)) {
            if (!query.getExpressions().values().stream().allMatch(Expressions::isHarmless)) {
                throw Guarded.refusal("Der Filter „" + name
                        + "“ enthält einen Ausdruck, der nicht erlaubt ist. Erlaubt sind currentUser(), currentUserGroups(), now() und dateTime() mit Tagen oder Wochen. Bitte löschen oder ändern Sie ihn.");
            }
        }
    }

    static boolean isHarmless(String expression) {
        return HARMLESS.matcher(expression).matches();
    }
}
