package de.vorhabenpfad.platform;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.People;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The accounts as the engine keeps them. Read from its tables: this is asked with every request of a session, where the engine's services
 * would need four queries, and from inside of its own commands.
 */
@Component
public final class Directory implements People {

    /** The engine's note on an account: its home authority. */
    public static final String AUTHORITY = "authority";

    private final Network network;
    private final JdbcClient jdbc;

    Directory(Network network, JdbcClient jdbc) {
        this.network = network;
        this.jdbc = jdbc;
    }

    /**
     * An account.
     *
     * @param password a mark that is another one after each change of the password, and tells nothing of it
     */
    public record Account(Person person, String password) {
    }

    public Optional<Account> account(String account) {
        return jdbc.sql("""
                select a.first_, a.last_, i.value_, md5(concat(a.salt_, a.pwd_)),
                  array(select m.group_id_ from act_id_membership m where m.user_id_ = a.id_)
                from act_id_user a left join act_id_info i on i.user_id_ = a.id_ and i.key_ = :authority
                where a.id_ = :account""").param("account", account).param("authority", AUTHORITY)
                .query((row, i) -> new Account(person(account, Set.of((String[]) row.getArray(5).getArray()),
                        name(row.getString(1), row.getString(2), account), row.getString(3)), row.getString(4)))
                .optional();
    }

    @Override
    public Optional<Person> find(String account) {
        return account(account).map(Account::person);
    }

    @Override
    public List<Person> having(String duty) {
        return jdbc.sql("select user_id_ from act_id_membership where group_id_ = ? order by user_id_").param(duty).query(String.class).list().stream()
                .map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public Person with(String account, Collection<String> duties) {
        return network.person(account).or(() -> find(account)).map(known -> new Person(account, known.name(), known.authority(), Set.copyOf(duties)))
                .orElseGet(() -> new Person(account, account, null, Set.copyOf(duties)));
    }

    private Person person(String account, Set<String> duties, String name, @Nullable String authority) {
        return network.person(account).map(named -> new Person(account, named.name(), named.authority(), duties))
                .orElseGet(() -> new Person(account, name, authority, duties));
    }

    private static String name(@Nullable String first, @Nullable String last, String account) {
        String name = String.join(" ", List.of(first == null ? "" : first, last == null ? "" : last)).strip();
        return name.isEmpty() ? account : name;
    }
}
