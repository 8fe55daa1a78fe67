package de.vorhabenpfad.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which attachments of a case may be shown beside its published result. Nothing is, until somebody says so; each decision is
 * kept with its author and time, and the newest counts.
 */
@Component
public class AttachmentReleases {

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final CaseFiles caseFiles;
    private final Clock clock;

    AttachmentReleases(JdbcClient jdbc, Attachments attachments, CaseFiles caseFiles, Clock clock) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** What is released, oldest first; without what was removed. */
    public List<Attachment> of(String number) {
        Set<Long> released = ids(number);
        return attachments.of(number).stream().filter(one -> released.contains(one.id())).toList();
    }

    private boolean isReleased(Attachment attachment) {
        return ids(attachment.number()).contains(attachment.id());
    }

    /** Releases an attachment or takes that back. Deciding again what holds already changes nothing. */
    @Transactional
    public void decide(Attachment attachment, boolean released, String by) {
        caseFiles.oneAtATime(attachment.number(), "releases");
        if (isReleased(attachment) == released) {
            return;
        }
        jdbc.sql("insert into attachment_release (attachment, released, author, at) values (:id, :released, :by, :at)")
                .param("id", attachment.id()).param("released", released).param("by", by).param("at", Timestamp.from(clock.instant())).update();
        caseFiles.happened(attachment.number(), released ? "attachmentReleased" : "attachmentWithheld", null, by, Map.of("name", attachment.name()));
    }

    private Set<Long> ids(String number) {
        return jdbc.sql("""
                select newest.attachment from (
                  select distinct on (decision.attachment) decision.attachment, decision.released
                  from attachment_release decision join attachment on attachment.id = decision.attachment
                  where attachment.number = :number and attachment.removed_at is null
                  order by decision.attachment, decision.id desc) newest
                where newest.released""").param("number", number).query(Long.class).set();
    }
}
