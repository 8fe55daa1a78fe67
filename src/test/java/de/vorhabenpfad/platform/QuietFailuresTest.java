package de.vorhabenpfad.platform;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

import static org.assertj.core.api.Assertions.assertThat;

class QuietFailuresTest {

    @Test
    void whatSpringRefusesIsToldByItsKindAlone() {
        QuietFailures quiet = new QuietFailures();
        quiet.listen();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            DefaultHandlerExceptionResolver resolver = new DefaultHandlerExceptionResolver();
            resolver.resolveException(new MockHttpServletRequest(), new MockHttpServletResponse(), null, new TypeMismatchException("geheim", Integer.class));
            resolver.resolveException(new MockHttpServletRequest(), new MockHttpServletResponse(), null, new HttpMessageNotReadableException("geheim", new MockHttpInputMessage(new byte[0])));
        } finally {
            root.detachAppender(log);
            quiet.listenNoMore();
        }
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                "Refused: org.springframework.beans.TypeMismatchException",
                "Refused: org.springframework.http.converter.HttpMessageNotReadableException");
    }

    @Test
    void theKindOfAFailureStaysAndItsWordsGo() {
        String stack = "ENGINE-REST-HTTP500 org.camunda.bpm.engine.exception.NullValueException: No user 'eva' with\nfurther words\n\tat org.example.One.two(One.java:3)\n"
                + "Caused by: java.sql.SQLException: eva\n\t... 30 more\n";
        assertThat(QuietFailures.withoutMessages(stack)).isEqualTo("ENGINE-REST-HTTP500 org.camunda.bpm.engine.exception.NullValueException\n"
                + "\tat org.example.One.two(One.java:3)\nCaused by: java.sql.SQLException\n\t... 30 more");
    }
}
