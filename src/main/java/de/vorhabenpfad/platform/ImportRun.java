package de.vorhabenpfad.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.forms.AnswerChecker;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.path.Initiatives;
import de.vorhabenpfad.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code --import=<file>}: makes a proposal of each row of a file, by the same checks as the idea form. A refused row is
 * reported with its line and each reason, the others go in; a row whose id is known already is passed over. Exit status 0
 * only if no row was refused, or with {@code --import-lenient}.
 */
@Component
@ConditionalOnProperty("import")
class ImportRun implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int PROGRESS_EVERY = 500;
    private static final int LONGEST_ID = 200;
    /** What a source may call the fields of the idea form. */
    private static final Map<String, String> OTHER_NAMES = Map.of("description", "idea", "url", "link");

    private final Initiatives initiatives;
    private final AnswerChecker checker;
    private final Network network;
    private final FormSchema form;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private int exitCode = 1;

    ImportRun(Initiatives initiatives, AnswerChecker checker, Network network, Forms forms, Trail trail, TransactionTemplate transaction) {
        this.initiatives = initiatives;
        this.checker = checker;
        this.network = network;
        this.form = forms.get("proposal");
        this.trail = trail;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try {
            Defaults defaults = defaults(arguments);
            ImportFile file = ImportFile.open(Path.of(required(arguments, "import")));
            int[] rows = { 0 };
            file.forEach(row -> rows[0]++);
            Count count = new Count(rows[0]);
            file.forEach(row -> take(row, defaults, count));
            LOG.info("Import beendet: {} Zeilen, {} neu, {} schon vorhanden, {} abgelehnt.", count.seen, count.added, count.known, count.refused);
            exitCode = count.refused == 0 || arguments.containsOption("import-lenient") ? 0 : 1;
        } catch (ImportFile.Unreadable e) {
            LOG.error("{} Es wurde nichts übernommen.", e.getMessage());
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    /** @param topic and authority for rows that name none */
    private record Defaults(@Nullable String topic, @Nullable String authority) {
    }

    private static final class Count {

        private final int all;
        private int seen;
        private int added;
        private int known;
        private int refused;

        Count(int all) {
            this.all = all;
        }
    }

    private Defaults defaults(ApplicationArguments arguments) {
        String topic = option(arguments, "import-topic");
        String authority = option(arguments, "import-authority");
        boolean topicKnown = topic == null || form.field("topic").orElseThrow().options().stream().anyMatch(option -> option.value().equals(topic));
        if (!topicKnown) {
            throw new ImportFile.Unreadable("--import-topic=" + topic + " ist kein Thema des Formulars.");
        }
        if (authority != null && network.authority(authority).isEmpty()) {
            throw new ImportFile.Unreadable("--import-authority=" + authority + " ist keine Behörde des Netzwerks.");
        }
        return new Defaults(topic, authority);
    }

    private static String required(ApplicationArguments arguments, String name) {
        String value = option(arguments, name);
        if (value == null) {
            throw new ImportFile.Unreadable("Bitte nennen Sie die Datei: --" + name + "=<Datei>.");
        }
        return value;
    }

    private static @Nullable String option(ApplicationArguments arguments, String name) {
        List<String> values = arguments.getOptionValues(name);
        return values == null || values.isEmpty() || values.get(0).isBlank() ? null : values.get(0);
    }

    private void take(ImportFile.Row row, Defaults defaults, Count count) {
        count.seen++;
        try {
            if (add(row, defaults)) {
                count.added++;
            } else {
                count.known++;
            }
        } catch (Refusal refusal) {
            count.refused++;
            LOG.warn("Zeile {} abgelehnt: {}", row.line(), String.join(" ", refusal.fields().stream().map(Refusal.Field::message).toList()));
        }
        if (count.seen % PROGRESS_EVERY == 0) {
            LOG.info("{} von {} Zeilen gelesen, {} neu, {} schon vorhanden, {} abgelehnt.", count.seen, count.all, count.added, count.known,
                    count.refused);
        }
    }

    private boolean add(ImportFile.Row row, Defaults defaults) {
        Object id = row.values().get("id");
        if (row.values().containsKey(ImportFile.TOO_MANY)) {
            throw Refusal.of(ImportFile.TOO_MANY, "Die Zeile hat mehr Spalten als die Kopfzeile.");
        }
        if (!(id instanceof String text) || text.isBlank() || text.length() > LONGEST_ID || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of("id", "Die Zeile braucht eine Kennung „id“ mit höchstens " + LONGEST_ID + " Zeichen (ohne Steuerzeichen), damit sie nicht zweimal übernommen wird.");
        }
        Map<String, Object> answers = checker.check(form, fields(row, defaults), Map::of);
        Proposal proposal = new Proposal(text(answers, "title"), text(answers, "idea"), text(answers, "problem"), text(answers, "targetGroup"),
                text(answers, "expectedBenefit"), text(answers, "topic"), text(answers, "link"));
        CaseFiles.Source source = new CaseFiles.Source(null, authority(row, defaults), null, "import/" + text);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<InitiativeNumber> started = initiatives.start(proposal, source, null);
            started.ifPresent(number -> trail.changed("system", "import", "line " + row.line(), number.value()));
            return started.isPresent();
        }));
    }

    /** The row in the form's own words; columns that the form does not have are the source's own affair. */
    private Map<String, Object> fields(ImportFile.Row row, Defaults defaults) {
        Map<String, Object> fields = new LinkedHashMap<>();
        OTHER_NAMES.forEach((theirs, ours) -> {
            if (row.values().containsKey(theirs)) {
                fields.put(ours, row.values().get(theirs));
            }
        });
        form.answers().forEach(field -> {
            if (row.values().containsKey(field.key())) {
                fields.put(field.key(), row.values().get(field.key()));
            }
        });
        if (defaults.topic() != null) {
            fields.putIfAbsent("topic", defaults.topic());
        }
        // a title is one line; sources wrap long ones
        fields.computeIfPresent("title", (key, title) -> title instanceof String text ? text.replaceAll("\\s+", " ") : title);
        return fields;
    }

    private @Nullable String authority(ImportFile.Row row, Defaults defaults) {
        Object named = row.values().get("authority");
        if (named == null) {
            return defaults.authority();
        }
        if (network.authority(String.valueOf(named)).isEmpty()) {
            // what stands there is not told: it may be a person's name, and this goes into the log
            throw Refusal.of("authority", "Die Spalte „authority“ nennt keine Behörde des Netzwerks.");
        }
        return String.valueOf(named);
    }

    private static @Nullable String text(Map<String, Object> answers, String key) {
        return (String) answers.get(key);
    }
}
