package de.vorhabenpfad.casefile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a case may hold.
 *
 * @param count attachments of one case
 * @param size of one attachment, up to and including
 */
@ConfigurationProperties("vorhabenpfad.attachments")
public record AttachmentLimits(@DefaultValue("10") int count, @DefaultValue("20MB") DataSize size) {

    public AttachmentLimits {
        if (count < 1 || size.toBytes() < 1) {
            throw new IllegalArgumentException("Set vorhabenpfad.attachments.count and vorhabenpfad.attachments.size to 1 or more.");
        }
    }

    /** The size in words, such as "20 MB". */
    public String sizeInWords() {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " Byte";
    }
}
