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
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        UUID anew = corrected(page, checkedProposal, checkedContact);
        if (says(page, checkedProposal, checkedContact)) {
            return page;
        }
        if (says(anew, checkedProposal, checkedContact)) {
            return anew;
        }
        // sent, and then corrected on the way back: a draft with the mistake is left to expire
        UUID kept = drafts.waiting(page).isPresent() || drafts.sent(page).isPresent() ? anew : page;
        if (!limit.admits(SubmissionLimit.Kind.IDEA, networkAddress)) {
            throw new TooMany();
        }
        drafts.old(kept).ifPresent(this::delete);
        String number = caseFiles.nextNumber().value();
        String authority = text(checkedContact, "authority");
        drafts.keep(new Drafts.Draft(number, kept, checkedProposal, checkedContact, OTHER.equals(authority) ? null : authority));
        trail.changed(null, "keep draft", null, number);
        mails.confirm(number, text(checkedContact, "email"), text(checkedProposal, "title"), links.make(number));
        return kept;
    }

    /** Whether a page has come in with these very words, as a draft that still waits or as an initiative. */
    private boolean says(UUID page, Map<String, Object> proposal, Map<String, Object> contact) {
        return drafts.waiting(page).filter(draft -> draft.says(proposal, contact)).isPresent()
                || drafts.sent(page).filter(sent -> sent.says(proposal, contact)).isPresent();
    }

    /** The key of a page with other words: the same for the same words, so that a second click finds the first. */
    private static UUID corrected(UUID page, Map<String, Object> proposal, Map<String, Object> contact) {
        return UUID.nameUUIDFromBytes((page + " " + new TreeMap<>(proposal) + " " + new TreeMap<>(contact)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a signed-in person's form became.
     *
     * @param own whether the initiative is theirs; else the same words had come in without an account, and it is nobody's
     */
    record Started(UUID page, String number, boolean own) {
    }

    /**
     * Starts the initiative of a signed-in person at once. They are known and have to answer for what they send, and each start
     * stands in the trail: so they are not counted as the open door counts.
     *
     * @param page the form as it was opened: sent twice with the same words, it makes one initiative; with other words, another one.
     *        A draft of it that somebody has not confirmed is none and is left to expire
     * @throws Refusal naming every field that is wrong; then nothing has happened
     */
    @Transactional
    Started start(UUID page, Person person, Map<String, Object> proposal) {
        drafts.oneAtATime(page);
        Map<String, Object> checked = checker.check(proposalForm(), proposal, Map::of);
        UUID anew = corrected(page, checked, Map.of());
        for (UUID one : List.of(page, anew)) {
            Optional<Drafts.Sent> before = drafts.sent(one).filter(sent -> sent.says(checked));
            if (before.isPresent()) {
                return new Started(one, before.get().number(), isOf(person, before.get().number()));
            }
        }
        UUID kept = drafts.sent(page).isPresent() || drafts.waiting(page).isPresent() ? anew : page;
        String number = people.start(person, "initiative", proposal);
        drafts.pageSent(kept, new Drafts.Sent(number, Words.of(checked), null));
        return new Started(kept, number, true);
    }

    private boolean isOf(Person person, String number) {
        return caseFiles.find(number).filter(file -> person.account().equals(file.initiative().proposer())).isPresent();
    }

    private void check(FormSchema form, Map<String, Object> given, Map<String, Object> shown, Map<String, Object> checked,
            List<Refusal.Field> errors) {
        try {
            checked.putAll(checker.check(form, given, () -> shown));
        } catch (Refusal refusal) {
            errors.addAll(refusal.fields());
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
            drafts.pageSent(draft.page(), new Drafts.Sent(number, Words.of(answers), Words.of(draft.contact())));
        });
    }

    /** Whoever got the mail did not send the idea, or thinks better of it. */
    @Transactional
    boolean discard(String number) {
        if (drafts.take(number).isEmpty()) {
            return false;
        }
        delete(number);
        trail.changed(Entry.PROPOSER, "discard draft", null, number);
        return true;
    }

    /** With all that was kept of it: its links, and the mails, which name the person and hold a link. */
    private void delete(String number) {
        drafts.delete(number);
        links.end(number);
        mails.forget(number);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @Transactional
    void deleteOldDrafts() {
        drafts.forgetPages();
        List<String> old = drafts.old();
        old.forEach(this::delete);
        if (!old.isEmpty()) {
            trail.changed(Entry.SYSTEM, "delete old drafts", String.valueOf(old.size()), null);
            LOG.info("Deleted {} drafts that were not confirmed within {} days.", old.size(), Drafts.LIFE.toDays());
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
