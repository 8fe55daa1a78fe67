package de.vorhabenpfad.forms;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({ "mia.muster@example.org, mia.muster@example.org", "Mia+Ideen@Example.ORG, Mia+Ideen@example.org", "o'neill@example.org, o'neill@example.org",
            "mia@behörde.example, mia@xn--behrde-yxa.example", "mia@xn--behrde-yxa.example, mia@xn--behrde-yxa.example", "mia@BEHÖRDE.example, mia@xn--behrde-yxa.example",
            "mia@例え.example, mia@xn--r8jz45g.example" })
    void anAddressIsKeptInAscii(String typed, String kept) throws MailAddress.Wrong {
        assertThat(MailAddress.of(typed)).isEqualTo(kept);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(MailAddress.of(typed))).isTrue();
        assertThat(MailAddress.keptAs(" " + typed + " ")).isEqualTo(kept);
    }

    /** The first would go to ae@example.org, the second holds the end of a line, if each sign is cut to one byte. */
    @ParameterizedTest
    @ValueSource(strings = { "šť@example.org", "ačĊb@example.org", "müller@example.org", "ａ@example.org", "a\u200b@example.org" })
    void otherSignsBeforeTheAtAreRefusedWithWhatToDo(String address) {
        assertThatThrownBy(() -> MailAddress.of(address)).isInstanceOf(MailAddress.Wrong.class).hasMessageContaining("geben Sie eine Adresse ohne sie an");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a@straße.example", "a@\u200dx.example", "a@λόγος.example" })
    void domainsThatTwoStandardsReadInTwoWaysAreRefused(String address) {
        assertThatThrownBy(() -> MailAddress.of(address)).isInstanceOf(MailAddress.Wrong.class).hasMessageContaining("xn--");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "@", "a", "a@", "@example.org", "a@b", "a@@example.org", "a@b@example.org", ".a@example.org", "a.@example.org", "a..b@example.org",
            "a b@example.org", "a,b@example.org", "\"a\"@example.org", "<a@example.org>", "a@-example.org", "a@example-.org", "a@exa_mple.org", "a@.org", "a@example.org.", "a@example..org",
            "a@[192.0.2.1]", "a\r\nBcc: b@example.org", "a@example.org\r\nBcc: b@example.org", "a＠example.org" })
    void whatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> MailAddress.of(address)).isInstanceOf(MailAddress.Wrong.class).hasMessageStartingWith("Bitte geben Sie eine vollständige an");
    }

    @Test
    void partsThatAreTooLongAreRefused() {
        assertThatThrownBy(() -> MailAddress.of("a".repeat(65) + "@example.org")).isInstanceOf(MailAddress.Wrong.class);
        assertThatThrownBy(() -> MailAddress.of("a@" + "a".repeat(64) + ".org")).isInstanceOf(MailAddress.Wrong.class);
        assertThatThrownBy(() -> MailAddress.of("a@" + "abcdefghi.".repeat(26) + "org")).isInstanceOf(MailAddress.Wrong.class);
    }
}
