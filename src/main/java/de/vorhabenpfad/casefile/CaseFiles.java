package de.vorhabenpfad.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the case files. Every writing method rides in the transaction of its caller (the engine's command), so an entry
 * and the move of the process that it records succeed or fail together.
 */
@Component
public class CaseFiles {

    private final JdbcClient jdbc;
    private final JdbcAggregateTemplate aggregates;
    private final JsonColumns json;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    CaseFiles(JdbcClient jdbc, JdbcAggregateTemplate aggregates, JsonColumns json, Clock clock, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.aggregates = aggregates;
        this.json = json;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** A number that nobody has yet; it stays taken even if nothing comes of it. */
    public InitiativeNumber nextNumber() {
        long count = jdbc.sql("select nextval('initiative_number')").query(Long.class).single();
        return InitiativeNumber.of(LocalDate.now(clock).getYear(), count);
    }

    /** Where an initiative comes from. All may be unknown. */
    public record Source(@Nullable String account, @Nullable String authority, @Nullable String origin, @Nullable String externalId) {
    }

    /**
     * Opens the file of a new initiative in stage proposal, or prototyping if a workshop took it up by itself.
     *
     * @return false if the external id is known already; then nothing was written
     */
    public boolean open(InitiativeNumber number, Proposal proposal, Source source, @Nullable String workshop) {
        Stage stage = workshop == null ? Stage.PROPOSAL : Stage.PROTOTYPING;
        Instant now = clock.instant();
        int written = jdbc.sql("""
                insert into initiative (number, title, idea, topic, link, stage, workshop, authority, proposer, origin, external_id, submitted_at, version)
                values (:number, :title, :idea, :topic, :link, :stage, :workshop, :authority, :proposer, :origin, :externalId, :at, 0)
                on conflict (external_id) do nothing""")
                .param("number", number.value()).param("title", proposal.title()).param("idea", proposal.idea())
                .param("topic", proposal.topic()).param("link", proposal.link()).param("stage", stage.code())
                .param("workshop", workshop).param("authority", source.authority()).param("proposer", source.account())
                .param("origin", source.origin()).param("externalId", source.externalId()).param("at", Timestamp.from(now))
                .update();
        if (written == 0) {
            return false;
        }
        stageChanged(number.value(), stage, now);
        if (source.account() != null) {
            takePart(number.value(), List.of("@" + source.account()));
        }
        return true;
    }

    public boolean knowsExternalId(String externalId) {
        return jdbc.sql("select exists (select 1 from initiative where external_id = :id)").param("id", externalId)
                .query(Boolean.class).single();
    }

    public Optional<CaseFile> find(String number) {
        CaseFile open = OpenFiles.ofTransaction().get(number);
        if (open != null) {
            return Optional.of(open);
        }
        Optional<CaseFile> found = Optional.ofNullable(aggregates.findById(number, Initiative.class))
                .map(initiative -> new CaseFile(initiative, () -> entries(number)));
        found.ifPresent(file -> OpenFiles.ofTransaction().put(number, file));
        return found;
    }

    /** @throws IllegalArgumentException if there is no such initiative */
    public CaseFile get(String number) {
        return find(number).orElseThrow(() -> new IllegalArgumentException("There is no initiative " + number + "."));
    }

    /** Until the end of the caller's transaction nobody else does this with the initiative, on whatever node. */
    public void oneAtATime(String number, String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))").param("what", what + " of " + number).query((row, i) -> true).single();
    }

    /** Moves the initiative on; entering the stage it is in already changes nothing. */
    public void enter(String number, Stage stage) {
        Initiative initiative = get(number).initiative();
        if (initiative.stage() != stage) {
            initiative.enter(stage);
            aggregates.update(initiative);
            stageChanged(number, stage, clock.instant());
        }
    }

    /** Closes the initiative and says so in the file. */
    public void close(String number, Outcome outcome) {
        Initiative initiative = get(number).initiative();
        Instant now = clock.instant();
        initiative.close(outcome, now);
        aggregates.update(initiative);
        stageChanged(number, Stage.CLOSED, now);
        happened(number, "closed", null, Map.of("outcome", outcome.code()));
    }

    /** Lays the initiative into the hands of a workshop. */
    public void takeTo(String number, String workshop) {
        Initiative initiative = get(number).initiative();
        initiative.takeTo(workshop);
        aggregates.update(initiative);
    }

    /** The proposal as revised replaces what lists and forms show; what it was stays in the entries. */
    public void revise(String number, Proposal proposal) {
        Initiative initiative = get(number).initiative();
        initiative.revise(proposal);
        aggregates.update(initiative);
    }

    /**
     * Appends what a person answered; touches nothing but the entry, so parallel steps do not meet here.
     *
     * @param round which time around the loop; 0 counts the entries of the same step about the same
     * @param formVersion the deployed version of the form; null for what came in by no form, such as an imported row
     */
    public void append(String number, String step, @Nullable String about, int round, String author,
            Map<String, Object> answers, String form, @Nullable Integer formVersion) {
        insert(number, Entry.Kind.STEP, step, about, round, author, answers, form, formVersion);
    }

    /** Appends what happened by itself, or was done by the system. */
    public void happened(String number, String event, @Nullable String about, Map<String, Object> details) {
        happened(number, event, about, Entry.SYSTEM, details);
    }

    public void happened(String number, String event, @Nullable String about, String author, Map<String, Object> details) {
        Map<String, Object> answers = new java.util.LinkedHashMap<>();
        answers.put("event", event);
        answers.putAll(details);
        insert(number, Entry.Kind.EVENT, null, about, 1, author, answers, null, null);
    }

    private void insert(String number, Entry.Kind kind, @Nullable String step, @Nullable String about, int round, String author,
            Map<String, Object> answers, @Nullable String form, @Nullable Integer formVersion) {
        Instant now = clock.instant();
        String column = json.write(answers);
        Entry written = jdbc.sql("""
                insert into case_entry (number, kind, step, about, round, author, at, answers, form, form_version)
                values (:number, :kind, :step, :about,
                  case when :round > 0 then :round else (select count(*) + 1 from case_entry
                    where number = :number and step = :step and about is not distinct from :about) end,
                  :author, :at, :answers::jsonb, :form, :formVersion)
                returning id, round""")
                .param("number", number).param("kind", kind.code()).param("step", step).param("about", about)
                .param("round", round).param("author", author).param("at", Timestamp.from(now))
                .param("answers", column).param("form", form).param("formVersion", formVersion)
                .query((row, i) -> new Entry(row.getLong("id"), kind, step, about, row.getInt("round"), author, now, json.answers(column), form, formVersion))
                .single();
        CaseFile open = OpenFiles.ofTransaction().get(number);
        if (open != null) {
            open.appended(written);
        }
        listeners.publishEvent(new EntryAppended(number, written));
    }

    /** Remembers that these groups (or {@code @account}s) take part; calling twice is safe. */
    public void takePart(String number, Collection<String> who) {
        if (!who.isEmpty()) {
            jdbc.sql("insert into participation (number, who) select :number, unnest(:who::text[]) on conflict do nothing")
                    .param("number", number).param("who", who.toArray(String[]::new)).update();
        }
    }

    /** Whether one of these groups (or {@code @account}s) takes part. */
    public boolean takesPart(String number, Collection<String> who) {
        return jdbc.sql("select exists (select 1 from participation where number = :number and who = any(:who))")
                .param("number", number).param("who", who.toArray(String[]::new)).query(Boolean.class).single();
    }

    /** The stretches of time in each stage, oldest first; closed is the last one and never left. */
    public List<StageChange> stages(String number) {
        record Change(Stage stage, Instant at) {
        }
        List<Change> changes = jdbc.sql("select stage, entered_at from stage_change where number = :number order by id")
                .param("number", number)
                .query((row, i) -> new Change(Stage.of(row.getString(1)), row.getTimestamp(2).toInstant())).list();
        List<StageChange> stages = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Instant left = i + 1 < changes.size() ? changes.get(i + 1).at() : null;
            stages.add(new StageChange(changes.get(i).stage(), changes.get(i).at(), left));
        }
        return stages;
    }

    private void stageChanged(String number, Stage stage, Instant at) {
        jdbc.sql("insert into stage_change (number, stage, entered_at) values (:number, :stage, :at)")
                .param("number", number).param("stage", stage.code()).param("at", Timestamp.from(at)).update();
    }

    private List<Entry> entries(String number) {
        return jdbc.sql("""
                select id, kind, step, about, round, author, at, answers, form, form_version
                from case_entry where number = :number order by id""")
                .param("number", number)
                .query((row, i) -> new Entry(row.getLong("id"), Entry.Kind.valueOf(row.getString("kind").toUpperCase()),
                        row.getString("step"), row.getString("about"), row.getInt("round"), row.getString("author"),
                        row.getTimestamp("at").toInstant(), json.answers(row.getString("answers")), row.getString("form"),
                        row.getObject("form_version", Integer.class)))
                .list();
    }
}
