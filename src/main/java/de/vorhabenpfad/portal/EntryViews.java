package de.vorhabenpfad.portal;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contact;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.network.Workshop;
import de.vorhabenpfad.toolbox.Toolbox;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Opens entries of the toolbox for people who may see them, signed in or not. */
@Component
final class EntryViews {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");

    private final Toolbox toolbox;
    private final CaseFiles caseFiles;
    private final Network network;
    private final EntryDocuments documents;
    private final Contacts contacts;

    EntryViews(Toolbox toolbox, CaseFiles caseFiles, Network network, EntryDocuments documents, Contacts contacts) {
        this.toolbox = toolbox;
        this.caseFiles = caseFiles;
        this.network = network;
        this.documents = documents;
        this.contacts = contacts;
    }

    /** @throws RequestRefused unknown, also if it is for the network and nobody is signed in */
    ToolboxEntry find(String slug, @Nullable Person person) {
        if (!SLUG.matcher(slug).matches()) {
            throw RequestRefused.unknownEntry();
        }
        return toolbox.find(slug).filter(entry -> person != null || entry.isPublic())
                .orElseThrow(RequestRefused::unknownEntry);
    }

    /** Whether everybody may see it, signed in or not. */
    boolean isPublic(String slug) {
        return SLUG.matcher(slug).matches() && toolbox.find(slug).filter(ToolboxEntry::isPublic).isPresent();
    }

    /** The page for an entry that there is not and for one that is hidden: the same for both, but for what was asked for. */
    static ModelAndView unknown(RequestRefused refused, HttpServletRequest request) {
        String slug = String.valueOf(((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).get("slug"));
        Model model = new ExtendedModelMap();
        leadBack(slug, "", model);
        return new ModelAndView("werkzeugkasten-unbekannt", model.asMap(), refused.status());
    }

    /** Where the login leads to afterwards: back to what was asked for, if an entry may be called so. */
    static void leadBack(String slug, String below, Model model) {
        model.addAttribute("back", SLUG.matcher(slug).matches() ? "/werkzeugkasten/" + slug + below : "/werkzeugkasten");
    }

    /** @throws RequestRefused as {@link #find} */
    EntryView open(String slug, @Nullable Person person) {
        ToolboxEntry entry = find(slug, person);
        CaseFile file = caseFiles.get(entry.number());
        return new EntryView(entry, network.workshop(entry.workshop()).map(Workshop::lead).orElse(entry.maintainer()), toolbox.usages(slug),
                caseFiles.stages(entry.number()), file.all("runIteration").size(),
                file.all("runPilot").stream().filter(run -> run.decided("completed")).map(run -> String.valueOf(run.about())).distinct().count(),
                EntryView.sections(entry.dossier()), EntryView.Benefit.of(file.all("reportBenefit")), documents.of(entry),
                contacts.of(entry.number()).filter(Contact::publishName).map(contact -> new EntryView.IdeaBy(contact.name(), contact.authority())).orElse(null));
    }
}
