package de.vorhabenpfad.portal.proposer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Contact;
import de.vorhabenpfad.casefile.Contacts;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.casefile.Proposal;
import de.vorhabenpfad.forms.AnswerChecker;
import de.vorhabenpfad.forms.FormSchema;
import de.vorhabenpfad.forms.Forms;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Choices;
import de.vorhabenpfad.path.Initiatives;
import de.vorhabenpfad.path.PeopleStart;
import de.vorhabenpfad.trail.Trail;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ideas that come in without an account: checked, kept as a draft, confirmed by mail, then on the path. */
@Component
class Submissions {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

    /** The choice of an authority that takes no part in the network. */
    private static final String OTHER = "andere";

    private final Forms forms;
    private final AnswerChecker checker;
    private final CaseFiles caseFiles;
    private final Contacts contacts;
    private final Initiatives initiatives;
    private final Network network;
    private final Drafts drafts;
    private final StatusLinks links;
    private final SubmissionLimit limit;
    private final ProposerMails mails;
    private final PeopleStart people;
    private final Trail trail;

    Submissions(Forms forms, AnswerChecker checker, CaseFiles caseFiles, Contacts contacts, Initiatives initiatives, Network network,
            Drafts drafts, StatusLinks links, SubmissionLimit limit, ProposerMails mails, PeopleStart people, Trail trail) {
        this.forms = forms;
        this.checker = checker;
        this.caseFiles = caseFiles;
        this.contacts = contacts;
        this.initiatives = initiatives;
        this.network = network;
        this.drafts = drafts;
        this.links = links;
        this.limit = limit;
        this.mails = mails;
        this.people = people;
        this.trail = trail;
    }

    /** Too many came in within an hour; nothing was kept. */
    static final class TooMany extends RuntimeException {

        TooMany() {
            super("Too many submissions within an hour.", null, false, false);
        }
    }

    FormSchema proposalForm() {
        return forms.get("proposal");
    }

    FormSchema contactForm() {
        return forms.get("contact");
    }

    /** The choices of the contact form. */
    Map<String, Object> choices() {
        List<Map<String, String>> authorities = new ArrayList<>(Choices.authorities(network));
        authorities.add(Choices.one(OTHER, "andere"));
        return Map.of("authorityOptions", authorities);
    }

    /**
     * Keeps a draft and sends the mail that asks for confirmation.
     *
     * @param page the form as it was opened: sent twice with the same words, it makes one draft; with other words, another one
     * @param proposal and contact: what was sent, by the forms' keys
     * @param networkAddress of the sender, for counting
     * @return the page under which the draft is found
     * @throws Refusal naming every field of both forms that is wrong
     * @throws TooMany if it is one too many
     */
    @Transactional
    UUID submit(UUID page, Map<String, Object> proposal, Map<String, Object> contact, String networkAddress) {
        drafts.oneAtATime(page);
        Map<String, Object> checkedProposal = new LinkedHashMap<>();
        Map<String, Object> checkedContact = new LinkedHashMap<>();
        List<Refusal.Field> errors = new ArrayList<>();
        check(proposalForm(), proposal, Map.of(), checkedProposal, errors);
        check(contactForm(), contact, choices(), checkedContact, errors);
        if (checkedContact.containsKey("email") && !isAddress(text(checkedContact, "email"))) {
            errors.add(new Refusal.Field("email", "„Ihre dienstliche E-Mail-Adresse“ ist keine E-Mail-Adresse."));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        Optional<String> before = drafts.numberOf(page);
        if (before.isPresent() && drafts.find(before.get()).map(draft -> draft.says(checkedProposal, checkedContact)).orElse(true)) {
            return page;
        }
        // sent, and then corrected on the way back: the draft with the mistake is left to expire
        UUID kept = before.isPresent() ? corrected(page, checkedProposal, checkedContact) : page;
        if (drafts.numberOf(kept).isPresent()) {
            return kept;
        }
        if (!limit.admits(SubmissionLimit.Kind.IDEA, networkAddress)) {
            throw new TooMany();
        }
        String number = caseFiles.nextNumber().value();
        String authority = text(checkedContact, "authority");
        drafts.keep(new Drafts.Draft(number, kept, checkedProposal, checkedContact, OTHER.equals(authority) ? null : authority));
        trail.changed(null, "keep draft", null, number);
        mails.confirm(number, text(checkedContact, "email"), text(checkedProposal, "title"), links.make(number));
        return kept;
    }

    /** The key of a page with other words: the same for the same words, so that a second click finds the first. */
    private static UUID corrected(UUID page, Map<String, Object> proposal, Map<String, Object> contact) {
        return UUID.nameUUIDFromBytes((page + " " + new TreeMap<>(proposal) + " " + new TreeMap<>(contact)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Starts the initiative of a signed-in person at once.
     *
     * @param page the form as it was opened: sent twice, it makes one initiative
     * @return the number
     * @throws Refusal naming every field that is wrong; then nothing has happened
     */
    @Transactional
    String start(UUID page, Person person, Map<String, Object> proposal) {
        drafts.oneAtATime(page);
        Optional<String> before = drafts.numberOf(page);
        if (before.isPresent()) {
            return before.get();
        }
        String number = people.start(person, "initiative", proposal);
        drafts.pageSent(page, number);
        return number;
    }

    private void check(FormSchema form, Map<String, Object> given, Map<String, Object> shown, Map<String, Object> checked,
            List<Refusal.Field> errors) {
        try {
            checked.putAll(checker.check(form, given, () -> shown));
        } catch (Refusal refusal) {
            errors.addAll(refusal.fields());
        }
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true).validate();
            return text.chars().noneMatch(c -> Character.isISOControl(c) || c == ',' || c == ';');
        } catch (AddressException e) {
            return false;
        }
    }

    /** The address is confirmed: the draft becomes an initiative under its number. Confirming again changes nothing. */
    @Transactional
    void confirm(String number) {
        drafts.take(number).ifPresent(draft -> {
            Map<String, Object> answers = draft.answers();
            contacts.keep(number, contact(draft));
            initiatives.startReserved(new InitiativeNumber(number), new Proposal(text(answers, "title"), text(answers, "idea"),
                    textOrNull(answers, "problem"), textOrNull(answers, "targetGroup"), textOrNull(answers, "expectedBenefit"),
                    textOrNull(answers, "topic"), textOrNull(answers, "link")), draft.authority());
            drafts.pageSent(draft.page(), number);
        });
    }

    /** Whoever got the mail did not send the idea, or thinks better of it. */
    @Transactional
    void discard(String number) {
        drafts.take(number).ifPresent(draft -> {
            links.end(number);
            trail.changed(Entry.PROPOSER, "discard draft", null, number);
        });
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @Transactional
    void deleteOldDrafts() {
        int deleted = drafts.deleteOld();
        if (deleted > 0) {
            trail.changed(Entry.SYSTEM, "delete old drafts", String.valueOf(deleted), null);
            LOG.info("Deleted {} drafts that were not confirmed within {} days.", deleted, Drafts.LIFE.toDays());
        }
    }

    private Contact contact(Drafts.Draft draft) {
        Map<String, Object> given = draft.contact();
        String authority = draft.authority() == null ? text(given, "authorityOther") : network.nameOf(draft.authority());
        return new Contact(text(given, "name"), text(given, "email"), textOrNull(given, "unit"), textOrNull(given, "phone"), authority,
                Boolean.TRUE.equals(given.get("publishName")));
    }

    private static String text(Map<String, Object> answers, String key) {
        return String.valueOf(answers.get(key));
    }

    private static @Nullable String textOrNull(Map<String, Object> answers, String key) {
        Object value = answers.get(key);
        return value == null ? null : value.toString();
    }
}
