package de.vorhabenpfad.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nulabinc.zxcvbn.Zxcvbn;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a password of the engine's accounts must be: long, nothing of the account's own, and hard to guess. Which kinds of signs it has
 * is nobody's rule: such rules lead to {@code Passwort1!}.
 */
final class PasswordRules implements PasswordPolicy {

    static final int SHORTEST = 12;

    static final String HARD_TO_GUESS = "schwer zu erraten sein (kein häufiges Passwort; gut sind mehrere Wörter)";

    private static final List<String> OWN_WORDS = List.of("Vorhabenpfad", "Vorhaben", "Werkzeugkasten", "Werkstatt", "Verwaltung", "Behörde", "Camunda",
            "Passwort", "Kennwort");

    private final List<PasswordPolicyRule> rules;

    /** @param names of authorities and workshops: whoever guesses tries their words first */
    PasswordRules(List<String> names) {
        Set<String> words = Stream.concat(names.stream(), OWN_WORDS.stream()).flatMap(name -> Stream.of(name.split("[^\\p{L}]+")))
                .filter(word -> word.length() > 2).collect(Collectors.toUnmodifiableSet());
        this.rules = List.of(new PasswordPolicyLengthRuleImpl(SHORTEST), new PasswordPolicyUserDataRuleImpl(), new HardToGuess(words));
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    /** Refuses the common ones (30,000 of the breached ones among them), names, words of the house, dates, keyboards' rows, and what little is made of them. */
    private static final class HardToGuess implements PasswordPolicyRule {

        /** Of 0 to 4: "safely unguessable", ten to the eighth guesses at least. */
        private static final int GOOD = 3;
        /** What comes after makes it no worse, and takes ever longer to look at. */
        private static final int LOOKED_AT = 72;

        private final Zxcvbn guesser = new Zxcvbn();
        private final Set<String> words;

        HardToGuess(Set<String> words) {
            this.words = words;
        }

        /** Shown by the web applications as it is, where they have no words of their own. */
        @Override
        public String getPlaceholder() {
            return HARD_TO_GUESS;
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            List<String> known = new ArrayList<>(words);
            if (user != null) {
                Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail()).filter(Objects::nonNull).forEach(known::add);
            }
            return guesser.measure(password.substring(0, Math.min(password.length(), LOOKED_AT)), known).getScore() >= GOOD;
        }
    }
}
