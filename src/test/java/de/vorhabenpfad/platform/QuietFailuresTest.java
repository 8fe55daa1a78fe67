package de.vorhabenpfad.platform;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuietFailuresTest {

    @Test
    void theKindOfAFailureStaysAndItsWordsGo() {
        String stack = "ENGINE-REST-HTTP500 org.camunda.bpm.engine.exception.NullValueException: No user 'eva' with\nfurther words\n\tat org.example.One.two(One.java:3)\n"
                + "Caused by: java.sql.SQLException: eva\n\t... 30 more\n";
        assertThat(QuietFailures.withoutMessages(stack)).isEqualTo("ENGINE-REST-HTTP500 org.camunda.bpm.engine.exception.NullValueException\n"
                + "\tat org.example.One.two(One.java:3)\nCaused by: java.sql.SQLException\n\t... 30 more");
    }
}
