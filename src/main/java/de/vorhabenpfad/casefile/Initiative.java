package de.vorhabenpfad.casefile;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What travels: one digital initiative. Its row changes only when it moves on (stage, workshop, outcome) or when its
 * proposal is revised; answers and decisions are entries of the case file and never touch the row.
 */
@Table("initiative")
public final class Initiative {

    @Id
    private final String number;
    private String title;
    private String idea;
    private @Nullable String topic;
    private @Nullable String link;
    private String stage;
    private @Nullable String outcome;
    private @Nullable String workshop;
    private final @Nullable String authority;
    private final @Nullable String proposer;
    private final @Nullable String origin;
    private final @Nullable String externalId;
    private final Instant submittedAt;
    private @Nullable Instant closedAt;
    @Version
    private @Nullable Long version;

    Initiative(String number, String title, String idea, @Nullable String topic, @Nullable String link, String stage,
            @Nullable String outcome, @Nullable String workshop, @Nullable String authority, @Nullable String proposer,
            @Nullable String origin, @Nullable String externalId, Instant submittedAt, @Nullable Instant closedAt,
            @Nullable Long version) {
        this.number = number;
        this.title = title;
        this.idea = idea;
        this.topic = topic;
        this.link = link;
        this.stage = stage;
        this.outcome = outcome;
        this.workshop = workshop;
        this.authority = authority;
        this.proposer = proposer;
        this.origin = origin;
        this.externalId = externalId;
        this.submittedAt = submittedAt;
        this.closedAt = closedAt;
        this.version = version;
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    public String idea() {
        return idea;
    }

    public @Nullable String topic() {
        return topic;
    }

    public @Nullable String link() {
        return link;
    }

    public Stage stage() {
        return Stage.of(stage);
    }

    public boolean isClosed() {
        return stage() == Stage.CLOSED;
    }

    /**
     * Whether attachments may still be added, and own ones taken back, by whomever and through whatever door: as long as it is under way, and after it
     * was handed over, since adoptions and reports of benefit go on. Closed otherwise (rejected, referred, forwarded, withdrawn, lapsed,
     * stopped), its file stays as it was.
     */
    public boolean takesAttachments() {
        return !isClosed() || outcome() == Outcome.HANDED_OVER;
    }

    public @Nullable Outcome outcome() {
        return outcome == null ? null : Outcome.of(outcome);
    }

    /** The workshop that works on it, or worked on it last; null until one was asked. */
    public @Nullable String workshop() {
        return workshop;
    }

    /** The proposer's home authority, if known. */
    public @Nullable String authority() {
        return authority;
    }

    /** The proposer's account, if there is one. */
    public @Nullable String proposer() {
        return proposer;
    }

    /** The number of the initiative this one came out of, if any. */
    public @Nullable String origin() {
        return origin;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** @throws IllegalStateException if the path does not lead there */
    void enter(Stage next) {
        if (next == Stage.CLOSED || !stage().leadsTo(next)) {
            throw new IllegalStateException(number + " cannot enter " + next + " from " + stage() + ".");
        }
        stage = next.code();
    }

    /** @throws IllegalStateException if it is closed already */
    void close(Outcome how, Instant at) {
        if (isClosed()) {
            throw new IllegalStateException(number + " is closed already as " + outcome + ".");
        }
        stage = Stage.CLOSED.code();
        outcome = how.code();
        closedAt = at;
    }

    void takeTo(String workshopId) {
        workshop = workshopId;
    }

    void revise(Proposal proposal) {
        title = proposal.title();
        idea = proposal.idea();
        topic = proposal.topic();
        link = proposal.link();
    }
}
