package de.vorhabenpfad.casefile;

import java.time.Instant;

/**
 * A file that belongs to a case, without its bytes.
 *
 * @param name safe to show and to save under
 * @param mediaType found from the content, one of a short list
 * @param size in bytes
 * @param sha256 of the bytes, in small hexadecimal digits
 * @param author the account, or {@link Entry#PROPOSER}
 */
public record Attachment(long id, String number, String name, String mediaType, long size, String sha256, String author, Instant at) {

    /** What sort of file it is, in German. */
    public String kind() {
        return AttachmentKind.ofMediaType(mediaType).map(AttachmentKind::label).orElse("Datei");
    }
}
