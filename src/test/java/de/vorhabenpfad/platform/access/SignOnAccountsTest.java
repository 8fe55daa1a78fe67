package de.vorhabenpfad.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.platform.Answers;
import de.vorhabenpfad.platform.Driver;
import de.vorhabenpfad.trail.Trail;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a proof of identity makes of an account, and what the trail has of it. */
@PathTest
class SignOnAccountsTest {

    private static final Instant ISSUED = Instant.parse("2026-11-24T08:00:00Z");
    private static final List<String> SHORT = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @Autowired
    Driver driver;
    @Autowired
    IdentityService identity;
    @Autowired
    Network network;
    @Autowired
    People people;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Trail trail;

    private SignOnAccounts accounts;
    private long before;

    @BeforeEach
    void begin() {
        accounts = new SignOnAccounts(identity, network, people, jdbc, transaction, trail,
                new SignOnProperties("https://login.example.org", "vorhabenpfad", null, null, "preferred_username", "groups", "authority"));
        before = jdbc.sql("select coalesce(max(id), 0) from trail").query(Long.class).single();
    }

    @AfterEach
    void nobodyStays() {
        SHORT.forEach(account -> {
            identity.deleteUserInfo(account, "authority");
            identity.deleteUser(account);
        });
        jdbc.sql("delete from sign_on_proof where subject like 'test-%'").update();
    }

    private void shown(String account, String family, String authority, long second) {
        accounts.person(Map.of("sub", "test-" + account, "preferred_username", account, "given_name", "Eva", "family_name", family,
                "authority", authority, "groups", List.of()), ISSUED.plusSeconds(second));
    }

    private List<String> told() {
        return jdbc.sql("select about from trail where id > ? and what = 'account by sign-on' order by id").param(before).query(String.class).list();
    }

    /** A random password holds a short name by chance. */
    @Test
    void aNameMayBeShort() {
        SHORT.forEach(account -> shown(account, account, "none", 0));
        assertThat(SHORT).allSatisfy(account -> assertThat(people.find(account)).isPresent());
    }

    @Test
    void aNameThatIsTakenIsNobodyElses() {
        shown("a", "Muster", "none", 0);
        assertThatThrownBy(() -> accounts.person(Map.of("sub", "test-somebody-else", "preferred_username", "a"), ISSUED.plusSeconds(9)))
                .isInstanceOf(BadCredentialsException.class).hasMessageContaining("another subject");
    }

    @Test
    void theNameOfADeletedAccountMayPassToSomebodyElseButNotByAnOlderProof() {
        shown("a", "Muster", "none", 5);
        identity.deleteUser("a");
        assertThatThrownBy(() -> accounts.person(Map.of("sub", "test-somebody-else", "preferred_username", "a"), ISSUED))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(accounts.person(Map.of("sub", "test-somebody-else", "preferred_username", "a"), ISSUED.plusSeconds(9)).account()).isEqualTo("a");
        assertThatThrownBy(() -> shown("a", "Muster", "none", 20)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void theNameOfWhoProposedSomethingPassesToNobody() {
        shown("a", "Muster", "none", 5);
        identity.createMembership("a", "proposers");
        driver.start("a", "initiative", Answers.proposal("Karte der Messstellen", "Alle Messstellen der Behörden auf einer Karte.", "offene-daten"));
        identity.deleteUser("a");
        assertThatThrownBy(() -> accounts.person(Map.of("sub", "test-somebody-else", "preferred_username", "a"), ISSUED.plusSeconds(9)))
                .isInstanceOf(BadCredentialsException.class).hasMessageContaining("another subject");
        jdbc.sql("update initiative set proposer = null where proposer = 'a'").update();
    }

    @Test
    void aProofWithoutASubjectIsNobodys() {
        assertThatThrownBy(() -> accounts.person(Map.of("preferred_username", "a"), ISSUED)).isInstanceOf(BadCredentialsException.class)
                .hasMessageContaining("no subject");
        assertThatThrownBy(() -> accounts.person(Map.of("sub", " ", "preferred_username", "a"), ISSUED)).isInstanceOf(BadCredentialsException.class);
        assertThat(people.find("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "system", "proposer" })
    void nobodyIsCalledLikeTheProductItself(String account) {
        assertThatThrownBy(() -> shown(account, "Muster", "none", 0)).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> identity.saveUser(identity.newUser(account))).isInstanceOf(ProcessEngineException.class).hasMessageContaining("is not a valid resource identifier");
        assertThat(people.find(account)).isEmpty();
    }

    @Test
    void theTrailSaysThatAnAccountIsNewOrAnother() {
        String authority = network.authorities().get(0).id();
        shown("a", "Muster", "none", 0);
        assertThat(told()).containsExactly("a: new");
        shown("a", "Muster", "none", 1);
        assertThat(told()).as("nothing has changed").hasSize(1);
        shown("a", "Beispiel", "none", 2);
        shown("a", "Beispiel", authority, 3);
        shown("a", "Beispiel", "none", 4);
        assertThat(told()).containsExactly("a: new", "a: another name", "a: authority " + authority, "a: authority none");
    }
}
