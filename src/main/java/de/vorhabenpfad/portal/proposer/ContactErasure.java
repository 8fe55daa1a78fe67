package de.vorhabenpfad.portal.proposer;

import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Twelve months after an initiative was closed nobody needs to reach its proposer any more: name, address and all else that
 * was kept of them is deleted, and with it the links, which serve no longer anyway. The case file only says that it happened.
 */
@Component
class ContactErasure {

    private static final Logger LOG = LoggerFactory.getLogger(ContactErasure.class);

    private final Contacts contacts;
    private final StatusLinks links;
    private final CaseFiles caseFiles;

    ContactErasure(Contacts contacts, StatusLinks links, CaseFiles caseFiles) {
        this.contacts = contacts;
        this.links = links;
        this.caseFiles = caseFiles;
    }

    /** Running it again, or on two nodes at once, erases and writes nothing twice. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    @Transactional
    void run() {
        List<String> erased = contacts.eraseClosedBy(links.closedTooLongAgo());
        erased.forEach(number -> {
            links.end(number);
            caseFiles.happened(number, "contactErased", null, Map.of());
        });
        if (!erased.isEmpty()) {
            LOG.info("Erased the contacts of {} initiatives that were closed twelve months ago.", erased.size());
        }
    }
}
