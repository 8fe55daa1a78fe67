package de.vorhabenpfad.portal;

import java.io.IOException;
import java.util.List;

import de.vorhabenpfad.casefile.Attachment;
import de.vorhabenpfad.casefile.AttachmentReleases;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** The documents of a published result: what of its case was released for the toolbox, for whoever may see the entry. */
@Component
final class EntryDocuments {

    private final AttachmentReleases releases;
    private final AttachmentDesk desk;

    EntryDocuments(AttachmentReleases releases, AttachmentDesk desk) {
        this.releases = releases;
        this.desk = desk;
    }

    /**
     * One document.
     *
     * @param address where it is downloaded, from the root of our pages: {@code /...}
     * @param type its kind in a word, such as "PDF-Dokument"
     * @param bytes its size
     */
    record Document(String name, String address, String type, long bytes) {

        public String size() {
            return ShownAttachment.size(bytes);
        }
    }

    List<Document> of(ToolboxEntry entry) {
        return releases.of(entry.number()).stream()
                .map(one -> new Document(one.name(), "/werkzeugkasten/" + entry.slug() + "/dokumente/" + one.id(), one.kind(), one.size())).toList();
    }

    /** @throws RequestRefused unknown, whether there is no such file or it is not released */
    void handOut(ToolboxEntry entry, String id, HttpServletResponse response) throws IOException {
        Attachment released = releases.of(entry.number()).stream().filter(one -> String.valueOf(one.id()).equals(id)).findFirst()
                .orElseThrow(RequestRefused::unknownEntry);
        desk.handOut(released, response);
    }
}
