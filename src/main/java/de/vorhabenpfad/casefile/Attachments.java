package de.vorhabenpfad.casefile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of the cases, in the database. A file goes in and out in small pieces and is held in memory nowhere. What comes in
 * lies in a temporary file while it is checked, and is written in one transaction: it is kept as a whole or not at all.
 */
@Component
public class Attachments {

    private static final int CHUNK = 256 * 1024;
    private static final String COLUMNS = "select id, number, name, media_type, size, sha256, author, at from attachment ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CaseFiles caseFiles;
    private final ClamAv clamAv;
    private final AttachmentLimits limits;
    private final Clock clock;
    private final AttachmentCheck check = new AttachmentCheck();

    Attachments(JdbcClient jdbc, PlatformTransactionManager transactions, CaseFiles caseFiles, ClamAv clamAv, AttachmentLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.caseFiles = caseFiles;
        this.clamAv = clamAv;
        this.limits = limits;
        this.clock = clock;
    }

    public AttachmentLimits limits() {
        return limits;
    }

    /** The endings that are taken, as a browser's dialog takes them: {@code .pdf,.docx,...}. */
    public static String endings() {
        return AttachmentKind.allEndings();
    }

    /** The kinds that are taken, as words. */
    public static String kinds() {
        return AttachmentKind.ALL_IN_WORDS;
    }

    /** The name under which a file would be kept. */
    public static String safeName(@Nullable String givenName) {
        return FileName.of(givenName).value();
    }

    /** What a case has, oldest first, without what was removed. */
    public List<Attachment> of(String number) {
        return jdbc.sql(COLUMNS + "where number = :number and removed_at is null order by id").param("number", number)
                .query(Attachments::row).list();
    }

    /** One of a case; nothing if it was removed or belongs to another case. */
    public Optional<Attachment> find(String number, long id) {
        return jdbc.sql(COLUMNS + "where id = :id and number = :number and removed_at is null").param("id", id).param("number", number)
                .query(Attachments::row).optional();
    }

    /**
     * Takes a file in. The same bytes under the same name are in a case once: sent again, they change nothing.
     *
     * @param number the initiative's, which may be reserved only
     * @param author the account, or {@link Entry#PROPOSER}
     * @param givenName as it was sent
     * @throws AttachmentRefused if the file is not taken; nothing is kept then
     * @throws IOException if the content breaks off; nothing is kept then
     */
    public Attachment add(String number, String author, @Nullable String givenName, InputStream content) throws IOException {
        FileName name = FileName.of(givenName);
        Path file = Files.createTempFile("attachment", ".part");
        try {
            String sha256 = spool(content, file);
            Optional<Attachment> present = same(number, name, sha256);
            if (present.isPresent()) {
                return present.get();
            }
            refuseTooMany(number);
            AttachmentKind kind = check.kindOf(file, name);
            clamAv.scan(file);
            return keep(number, author, name, kind, sha256, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Writes the bytes; holds no connection while the reader takes its time. */
    public void write(Attachment attachment, OutputStream out) throws IOException {
        long chunks = (attachment.size() + CHUNK - 1) / CHUNK;
        for (int position = 0; position < chunks; position++) {
            Optional<byte[]> content = jdbc.sql("select content from attachment_chunk where attachment = :id and position = :position")
                    .param("id", attachment.id()).param("position", position).query((row, i) -> row.getBytes(1)).optional();
            out.write(content.orElseThrow(() -> new EOFException("Attachment " + attachment.id() + " was removed while it was read.")));
        }
    }

    /**
     * Takes the bytes away; that there was such a file, and who removed it, stays. Calling twice is safe.
     *
     * @return whether it was there
     */
    public boolean remove(Attachment attachment, String by) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int removed = jdbc.sql("update attachment set removed_at = :at, removed_by = :by where id = :id and removed_at is null")
                    .param("at", Timestamp.from(clock.instant())).param("by", by).param("id", attachment.id()).update();
            if (removed == 0) {
                return false;
            }
            jdbc.sql("delete from attachment_chunk where attachment = :id").param("id", attachment.id()).update();
            happened(attachment, "attachmentRemoved", by);
            return true;
        }));
    }

    /** Copies to the disk what is allowed at most. @return the digest of the content */
    private String spool(InputStream content, Path file) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            InputStream digested = new DigestInputStream(content, digest);
            for (int read = digested.read(buffer); read >= 0; read = digested.read(buffer)) {
                size += read;
                if (size > limits.size().toBytes()) {
                    throw AttachmentRefused.tooBig(limits);
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw AttachmentRefused.empty();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The bytes first: the place among the attachments of the case is then taken in a moment, however many are sent at once. */
    private Attachment keep(String number, String author, FileName name, AttachmentKind kind, String sha256, Path file) throws IOException {
        Attachment attachment = new Attachment(jdbc.sql("select nextval('attachment_id')").query(Long.class).single(), number, name.value(),
                kind.mediaType(), Files.size(file), sha256, author, clock.instant());
        try (InputStream content = Files.newInputStream(file)) {
            return transaction.execute(status -> {
                chunks(attachment.id(), content);
                caseFiles.oneAtATime(number, "attachments");
                Optional<Attachment> present = same(number, name, sha256);
                if (present.isPresent()) {
                    status.setRollbackOnly();
                    return present.get();
                }
                refuseTooMany(number);
                // a large file takes its time, and the case may have been closed meanwhile; a number that is only reserved has none
                if (caseFiles.find(number).filter(one -> !one.initiative().takesAttachments()).isPresent()) {
                    throw AttachmentRefused.ended();
                }
                insert(attachment);
                happened(attachment, "attachmentAdded", author);
                return attachment;
            });
        }
    }

    private void chunks(long id, InputStream content) {
        try {
            int position = 0;
            for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                jdbc.sql("insert into attachment_chunk (attachment, position, content) values (:id, :position, :content)")
                        .param("id", id).param("position", position).param("content", chunk).update();
                position++;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void insert(Attachment attachment) {
        jdbc.sql("""
                insert into attachment (id, number, name, media_type, size, sha256, author, at)
                values (:id, :number, :name, :mediaType, :size, :sha256, :author, :at)""")
                .param("id", attachment.id()).param("number", attachment.number()).param("name", attachment.name())
                .param("mediaType", attachment.mediaType()).param("size", attachment.size()).param("sha256", attachment.sha256())
                .param("author", attachment.author()).param("at", Timestamp.from(attachment.at())).update();
    }

    private Optional<Attachment> same(String number, FileName name, String sha256) {
        return of(number).stream().filter(one -> one.name().equals(name.value()) && one.sha256().equals(sha256)).findFirst();
    }

    private void refuseTooMany(String number) {
        if (of(number).size() >= limits.count()) {
            throw AttachmentRefused.tooMany(limits);
        }
    }

    /** Into the case file, once there is one. */
    private void happened(Attachment attachment, String event, String author) {
        if (caseFiles.find(attachment.number()).isPresent()) {
            caseFiles.happened(attachment.number(), event, null, author, Map.of("name", attachment.name()));
        }
    }

    private static Attachment row(ResultSet row, int i) throws SQLException {
        return new Attachment(row.getLong("id"), row.getString("number"), row.getString("name"), row.getString("media_type"),
                row.getLong("size"), row.getString("sha256"), row.getString("author"), row.getTimestamp("at").toInstant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
