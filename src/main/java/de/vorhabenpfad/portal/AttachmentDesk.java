package de.vorhabenpfad.portal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import de.vorhabenpfad.casefile.Attachment;
import de.vorhabenpfad.casefile.AttachmentRefused;
import de.vorhabenpfad.casefile.AttachmentReleases;
import de.vorhabenpfad.casefile.Attachments;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.network.Person;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Where attachments are handed in, shown, handed out and taken back, on whatever page. The page says who stands here and what
 * they may do; the fragments of {@code anlagen.html} show it.
 */
@Component
public final class AttachmentDesk {

    /** The part of the request that holds the files. */
    static final String FIELD = "dateien";
    private static final String ENDED = "Das Vorhaben ist abgeschlossen, Anlagen werden nicht mehr angenommen.";

    private final Attachments attachments;
    private final AttachmentReleases releases;
    private final Names names;
    private final ShownAuthors authors;

    AttachmentDesk(Attachments attachments, AttachmentReleases releases, Names names, ShownAuthors authors) {
        this.attachments = attachments;
        this.releases = releases;
        this.names = names;
        this.authors = authors;
    }

    /**
     * Who stands at the desk, and for which case.
     *
     * @param author the account, or {@link Entry#PROPOSER}
     * @param viewer null for the proposer without an account
     * @param takesPart may add, and remove what they added themselves, as long as the case takes attachments
     * @param ended whether the case takes none any more, see {@link Initiative#takesAttachments}
     * @param mayRemoveAll may remove what others added
     * @param mayRelease may say what the toolbox shows
     */
    public record Visit(String number, String author, @Nullable Person viewer, boolean takesPart, boolean ended, boolean mayRemoveAll,
            boolean mayRelease) {

        /** Somebody who only looks. */
        static Visit reading(String number, Person person) {
            return new Visit(number, person.account(), person, false, false, false, false);
        }

        /** The proposer without an account sees what they added themselves, and nothing of what the authorities added. */
        boolean sees(Attachment attachment) {
            return viewer != null || attachment.author().equals(author);
        }

        boolean mayAdd() {
            return takesPart && !ended;
        }

        boolean mayRemove(Attachment attachment) {
            return mayRemoveAll || mayAdd() && isTheirs(attachment);
        }

        private boolean isTheirs(Attachment attachment) {
            return takesPart && attachment.author().equals(author);
        }
    }

    /** What one must know before one hands something in. */
    record Rules(int count, String size, long bytes, String kinds, String endings) {
    }

    /** A file that was not taken, and why. */
    public record RefusedFile(String name, String message) {
    }

    /** What became of the files of one request. */
    public record Receipt(int taken, List<RefusedFile> refused, HttpStatus status) {
    }

    List<ShownAttachment> shown(Visit visit) {
        List<Attachment> released = visit.mayRelease() ? releases.of(visit.number()) : List.of();
        return attachments.of(visit.number()).stream().filter(visit::sees).map(one -> new ShownAttachment(one.id(), one.name(), one.kind(), ShownAttachment.size(one.size()),
                names.person(authors.of(one.author(), visit.viewer())), Moment.minute(one.at()), visit.mayRemove(one), released.contains(one))).toList();
    }

    /** Fills in what {@code anlagen :: liste} shows. */
    public void show(Visit visit, String base, Model model) {
        List<ShownAttachment> shown = shown(visit);
        model.addAttribute("attachments", shown);
        model.addAttribute("base", base);
        model.addAttribute("mayAdd", visit.mayAdd());
        model.addAttribute("mayRelease", visit.mayRelease());
        model.addAttribute("removing", shown.stream().anyMatch(ShownAttachment::mayRemove));
        model.addAttribute("ended", visit.takesPart() && visit.ended() ? ENDED : null);
        // also of those that they do not see: all of them take up room
        boolean room = attachments.of(visit.number()).size() < attachments.limits().count();
        model.addAttribute("room", room);
        model.addAttribute("full", room ? null : full(visit, shown));
        model.addAttribute("rules", new Rules(attachments.limits().count(), attachments.limits().sizeInWords(), attachments.limits().size().toBytes(),
                Attachments.kinds(), Attachments.endings()));
    }

    /** There is no room any more: what they can do about it. */
    private String full(Visit visit, List<ShownAttachment> shown) {
        String there = "Es sind schon " + attachments.limits().count() + " Anlagen da, mehr sind nicht möglich. ";
        if (visit.mayRemoveAll()) {
            return there + "Entfernen Sie zuerst eine, die nicht mehr gebraucht wird.";
        }
        return there + (shown.stream().anyMatch(ShownAttachment::mayRemove) ? "Entfernen Sie zuerst eine von Ihren, oder bitten Sie die Koordinierungsstelle, Platz zu schaffen."
                : "Bitten Sie die Koordinierungsstelle, Platz zu schaffen.");
    }

    /** Says, at the top of the page, why a request was not met. */
    public void showRefused(String message, Model model) {
        model.addAttribute("failed", message);
    }

    /** Says, after a redirect, what was decided about the toolbox. Anything else says nothing. */
    void showDecided(String decided, Model model) {
        if (decided.equals("ja")) {
            model.addAttribute("done", "Die Anlage ist für den Werkzeugkasten freigegeben.");
        } else if (decided.equals("nein")) {
            model.addAttribute("done", "Die Anlage wird im Werkzeugkasten nicht mehr gezeigt.");
        }
    }

    /** Says, after a redirect, what was done: how many were taken in, or that one was removed. Anything else says nothing. */
    public void showDone(String taken, String removed, Model model) {
        if (taken.matches("[1-9]\\d?")) {
            model.addAttribute("done", taken.equals("1") ? "Die Anlage wurde aufgenommen." : taken + " Anlagen wurden aufgenommen.");
        } else if (!removed.isEmpty()) {
            model.addAttribute("done", "Die Anlage wurde entfernt.");
        }
    }

    /** Says which files were not taken, and why. */
    public void showRefused(Receipt receipt, HttpServletResponse response, Model model) {
        response.setStatus(receipt.status().value());
        model.addAttribute("refused", receipt.refused());
        model.addAttribute("anotherFile", receipt.status() != HttpStatus.SERVICE_UNAVAILABLE && receipt.status() != HttpStatus.CONFLICT);
        model.addAttribute("taken", receipt.taken());
    }

    /**
     * Takes in all files of the request that can be taken; the others are named with their reasons.
     *
     * @throws RequestRefused if they may not add
     */
    public Receipt handIn(Visit visit, MultipartHttpServletRequest request) throws IOException {
        if (!visit.takesPart()) {
            throw RequestRefused.forbidden();
        }
        if (visit.ended()) {
            return refused(HttpStatus.CONFLICT, ENDED);
        }
        List<MultipartFile> files;
        try {
            files = request.getFiles(FIELD).stream().filter(file -> file.getSize() > 0 || !String.valueOf(file.getOriginalFilename()).isEmpty()).toList();
        } catch (MaxUploadSizeExceededException e) {
            return refused(HttpStatus.PAYLOAD_TOO_LARGE, "Das war zu viel auf einmal. Erlaubt sind höchstens " + attachments.limits().count()
                    + " Dateien mit je höchstens " + attachments.limits().sizeInWords() + ". Es wurde nichts gespeichert.");
        } catch (MultipartException e) {
            return refused(HttpStatus.BAD_REQUEST, "Die Übertragung kam nicht vollständig an. Es wurde nichts gespeichert; bitte versuchen Sie es noch einmal.");
        }
        if (files.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "Bitte wählen Sie mindestens eine Datei aus.");
        }
        return handIn(visit, files);
    }

    private Receipt handIn(Visit visit, List<MultipartFile> files) throws IOException {
        List<RefusedFile> refused = new ArrayList<>();
        HttpStatus status = HttpStatus.OK;
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                attachments.add(visit.number(), visit.author(), file.getOriginalFilename(), content);
            } catch (AttachmentRefused e) {
                String message = e.reason() == AttachmentRefused.Reason.TOO_MANY ? full(visit, shown(visit)) : e.getMessage();
                refused.add(new RefusedFile(Attachments.safeName(file.getOriginalFilename()), message));
                status = status(e.reason());
            }
        }
        return new Receipt(files.size() - refused.size(), refused, status);
    }

    private static Receipt refused(HttpStatus status, String message) {
        return new Receipt(0, List.of(new RefusedFile("", message)), status);
    }

    private static HttpStatus status(AttachmentRefused.Reason reason) {
        return switch (reason) {
            case TOO_BIG -> HttpStatus.PAYLOAD_TOO_LARGE;
            case TOO_MANY, ENDED -> HttpStatus.CONFLICT;
            case NO_SCANNER -> HttpStatus.SERVICE_UNAVAILABLE;
            case KIND, MISMATCH, ARCHIVE, MACRO, LOCKED, PACKED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case EMPTY, BOMB, BROKEN, INFECTED -> HttpStatus.BAD_REQUEST;
        };
    }

    /** Hands a file out, to be saved and never to be shown inside of our pages. */
    public void handOut(Visit visit, String id, HttpServletResponse response) throws IOException {
        handOut(find(visit, id), response);
    }

    /** The same for a file that whoever asks for it may have. */
    void handOut(Attachment attachment, HttpServletResponse response) throws IOException {
        response.setContentType(attachment.mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        attachments.write(attachment, response.getOutputStream());
    }

    /** What they are about to remove. */
    public ShownAttachment removable(Visit visit, String id) {
        Attachment attachment = mine(visit, id);
        return shown(visit).stream().filter(one -> one.id() == attachment.id()).findFirst().orElseThrow(RequestRefused::unknown);
    }

    public void remove(Visit visit, String id) {
        attachments.remove(mine(visit, id), visit.author());
    }

    /** What they are about to release, or not to release any more. */
    ShownAttachment releasable(Visit visit, String id) {
        Attachment attachment = theirsToRelease(visit, id);
        return shown(visit).stream().filter(one -> one.id() == attachment.id()).findFirst().orElseThrow(RequestRefused::unknown);
    }

    void release(Visit visit, String id, boolean released) {
        releases.decide(theirsToRelease(visit, id), released, visit.author());
    }

    private Attachment theirsToRelease(Visit visit, String id) {
        if (!visit.mayRelease()) {
            throw RequestRefused.forbidden();
        }
        return find(visit, id);
    }

    private Attachment mine(Visit visit, String id) {
        Attachment attachment = find(visit, id);
        if (!visit.mayRemove(attachment) && visit.isTheirs(attachment)) {
            throw RequestRefused.ended();
        }
        if (!visit.mayRemove(attachment)) {
            throw RequestRefused.forbidden();
        }
        return attachment;
    }

    private Attachment find(Visit visit, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw RequestRefused.unknown();
        }
        return attachments.find(visit.number(), Long.parseLong(id)).filter(visit::sees).orElseThrow(RequestRefused::unknown);
    }
}
