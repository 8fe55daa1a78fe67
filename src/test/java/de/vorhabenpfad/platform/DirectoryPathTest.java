package de.vorhabenpfad.platform;

import java.util.List;
import java.util.Set;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.path.Guarded;
import de.vorhabenpfad.path.PathTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@PathTest
class DirectoryPathTest {

    private static final String GUEST = "gast-kranich";

    @Autowired
    Directory directory;
    @Autowired
    IdentityService identity;

    @AfterEach
    void guestLeaves() {
        Guarded.byTheProduct(() -> {
            identity.deleteUserInfo(GUEST, Directory.AUTHORITY);
            identity.deleteUser(GUEST);
        });
    }

    private void guest(String first, String last, String password) {
        Guarded.byTheProduct(() -> {
            User user = identity.createUserQuery().userId(GUEST).singleResult();
            User saved = user == null ? identity.newUser(GUEST) : user;
            saved.setFirstName(first);
            saved.setLastName(last);
            saved.setPassword(password);
            identity.saveUser(saved);
        });
    }

    @Test
    void whomTheFileNamesHasItsNameAndAuthorityAndTheDutiesOfTheMoment() {
        assertThat(directory.find("panel")).contains(new Person("panel", "Panel", "bva", Set.of(Person.PANEL)));
        assertThat(directory.with("panel", List.of("assessors"))).isEqualTo(new Person("panel", "Panel", "bva", Set.of("assessors")));
    }

    @Test
    void whomTheFileDoesNotNameIsAsTheEngineHasIt() {
        guest("Gast", "Kranich", "Fahrplan blau Zitrone");
        assertThat(directory.find(GUEST)).contains(new Person(GUEST, "Gast Kranich", null, Set.of()));
        Guarded.byTheProduct(() -> {
            identity.createMembership(GUEST, Person.PANEL);
            identity.setUserInfo(GUEST, Directory.AUTHORITY, "rki");
        });
        assertThat(directory.find(GUEST)).contains(new Person(GUEST, "Gast Kranich", "rki", Set.of(Person.PANEL)));
        assertThat(directory.name(GUEST)).isEqualTo("Gast Kranich");
        assertThat(directory.having(Person.PANEL)).extracting(Person::account).containsExactly(GUEST, "panel");
    }

    @Test
    void whoHasNoAccountIsCalledAsTheAccount() {
        assertThat(directory.find("niemand")).isEmpty();
        assertThat(directory.with("niemand", List.of("panel"))).isEqualTo(new Person("niemand", "niemand", null, Set.of("panel")));
        guest("", "", "Fahrplan blau Zitrone");
        assertThat(directory.name(GUEST)).isEqualTo(GUEST);
    }

    @Test
    void theMarkOfAPasswordChangesWithThePasswordOnly() {
        guest("Gast", "Kranich", "Fahrplan blau Zitrone");
        String before = mark();
        Guarded.byTheProduct(() -> {
            User user = identity.createUserQuery().userId(GUEST).singleResult();
            user.setLastName("Reiher");
            identity.saveUser(user);
        });
        assertThat(mark()).isEqualTo(before);
        guest("Gast", "Kranich", "Fahrplan rot Melone");
        assertThat(mark()).isNotEqualTo(before).doesNotContain("Melone");
    }

    private String mark() {
        return directory.account(GUEST).orElseThrow().password();
    }
}
