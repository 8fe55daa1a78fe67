package de.vorhabenpfad.notification;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.EntryAppended;
import de.vorhabenpfad.casefile.Initiative;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the coordination office is told by mail, since it lies in none of its tasks: a workshop took up an idea of its own. */
@Component
class CoordinationMails {

    private final Mails mails;
    private final CaseFiles caseFiles;
    private final String coordination;
    private final String portal;

    CoordinationMails(Mails mails, CaseFiles caseFiles, @Value("${vorhabenpfad.mail.coordination}") String coordination,
            @Value("${vorhabenpfad.portal.address}") String portal) {
        this.mails = mails;
        this.caseFiles = caseFiles;
        this.coordination = coordination;
        this.portal = portal.replaceAll("/+$", "");
    }

    @EventListener
    void on(EntryAppended appended) {
        if (appended.entry().isEvent("coordinationTold") && !coordination.isBlank()) {
            Initiative initiative = caseFiles.get(appended.number()).initiative();
            mails.write(appended.number() + "-coordination-told", coordination, "Werkstatt hat ein Vorhaben aufgenommen: " + appended.number(),
                    "Guten Tag,\n\neine Werkstatt hat ein eigenes Vorhaben aufgenommen:\n\n    " + appended.number() + ": " + initiative.title()
                            + "\n\nDie Akte: " + portal + "/vorhaben/" + appended.number() + "\n");
        }
    }
}
