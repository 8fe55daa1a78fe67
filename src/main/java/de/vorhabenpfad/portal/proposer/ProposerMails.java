package de.vorhabenpfad.portal.proposer;

import java.util.Optional;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contact;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.EntryAppended;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.notification.Mails;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What proposers without an account are told by mail: what is asked of them, and what was decided and why. */
@Component
class ProposerMails {

    private static final String GREETING = "Guten Tag,\n\n";
    private static final String FAREWELL = "\n\nFreundliche Grüße\nIhre Koordinierungsstelle\n\n-- \nDiese Nachricht wurde von Vorhabenpfad verschickt. Bitte antworten Sie nicht darauf.\n";

    private final Mails mails;
    private final Contacts contacts;
    private final CaseFiles caseFiles;
    private final StatusLinks links;
    private final Network network;
    private final String address;

    ProposerMails(Mails mails, Contacts contacts, CaseFiles caseFiles, StatusLinks links, Network network,
            @Value("${vorhabenpfad.portal.address}") String address) {
        this.mails = mails;
        this.contacts = contacts;
        this.caseFiles = caseFiles;
        this.links = links;
        this.network = network;
        this.address = address.replaceAll("/+$", "");
    }

    /** Name of the mail that asks for confirmation; on the embedded default also of its file. */
    static String confirmKey(String number) {
        return number + "-confirm";
    }

    void confirm(String number, String email, String title, String token) {
        mails.write(confirmKey(number), email, "Bitte bestätigen Sie Ihren Vorschlag " + number, GREETING
                + "mit dieser E-Mail-Adresse wurde ein Vorschlag eingereicht:\n\n    " + number + ": " + title
                + "\n\nBitte bestätigen Sie ihn innerhalb von " + Drafts.LIFE.toDays() + " Tagen, erst dann wird er bearbeitet:\n\n    " + statusPage(token)
                + "\n\nÜber denselben Link sehen Sie später, wo Ihr Vorschlag steht. Geben Sie ihn nicht weiter."
                + "\n\nHaben Sie nichts eingereicht? Dann brauchen Sie nichts zu tun, der Entwurf wird nach " + Drafts.LIFE.toDays() + " Tagen gelöscht." + FAREWELL);
    }

    /** What became of the draft is nobody's business any more: mails that wait or lie in a file are deleted. */
    void forget(String number) {
        mails.forget(number);
    }

    /** @param key makes this request one of its own */
    void renewed(String key, String number, String email, String token) {
        mails.write(number + "-link-" + key, email, "Neuer Link zu Ihrem Vorschlag " + number, GREETING
                + "hier ist der neue Link zum Stand Ihres Vorschlags " + number + ":\n\n    " + statusPage(token)
                + "\n\nAlle früheren Links gelten nicht mehr. Haben Sie keinen neuen Link angefordert? Dann nutzen Sie bitte einfach diesen." + FAREWELL);
    }

    /** Rides in the transaction of what happened; only what concerns the proposer costs a look at the contact. */
    @EventListener
    void on(EntryAppended appended) {
        Entry entry = appended.entry();
        String what = what(entry);
        if (what == null) {
            return;
        }
        Optional<Contact> contact = contacts.of(appended.number());
        if (contact.isPresent()) {
            Initiative initiative = caseFiles.get(appended.number()).initiative();
            mails.write(initiative.number() + "-" + entry.id(), contact.get().email(), subject(what, initiative), GREETING
                    + body(what, initiative, entry) + "\n\nAlles dazu sehen Sie hier:\n\n    " + statusPage(links.make(initiative.number())) + FAREWELL);
        }
    }

    /** What an entry means to the proposer, or null. */
    private static @Nullable String what(Entry entry) {
        if (entry.isEvent("closed")) {
            return "closed";
        }
        if (entry.is("acceptIntoWorkshop") && entry.decided("accept")) {
            return "accepted";
        }
        boolean office = entry.is("screenProposal") || entry.is("decideAdmission");
        if (office && entry.decided("revise")) {
            return "revise";
        }
        return office && entry.decided("defer") ? "deferred" : null;
    }

    private static String subject(String what, Initiative initiative) {
        String number = initiative.number();
        return switch (what) {
            case "revise" -> "Bitte überarbeiten Sie Ihren Vorschlag " + number;
            case "deferred" -> "Ihr Vorschlag " + number + " ist zurückgestellt";
            case "accepted" -> "Ihr Vorschlag " + number + " ist angenommen";
            default -> "Ihr Vorschlag " + number + " ist abgeschlossen";
        };
    }

    private String body(String what, Initiative initiative, Entry entry) {
        String title = "Ihr Vorschlag „" + initiative.title() + "“ ";
        return switch (what) {
            case "revise" -> "zu Ihrem Vorschlag „" + initiative.title() + "“ hat die Koordinierungsstelle eine Rückfrage:\n\n"
                    + entry.text("reason") + "\n\nBitte überarbeiten Sie ihn. Bis wann, steht auf Ihrer Seite.";
            case "deferred" -> title + "ist zurückgestellt.\n\n" + entry.text("reason");
            case "accepted" -> title + "wurde von der Werkstatt „" + network.nameOf(String.valueOf(initiative.workshop()))
                    + "“ angenommen und wird dort entwickelt.";
            default -> title + "ist abgeschlossen: " + Outcome.of(String.valueOf(entry.text("outcome"))).label() + ".";
        };
    }

    private String statusPage(String token) {
        return address + "/status/" + token;
    }
}
