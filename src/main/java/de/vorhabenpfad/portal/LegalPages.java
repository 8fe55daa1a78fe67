package de.vorhabenpfad.portal;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Accessibility, the portal in plain words, privacy and imprint: what the law wants of an authority, with what the operator has set. */
@Controller
final class LegalPages {

    @GetMapping("/barrierefreiheit")
    String accessibility() {
        return "barrierefreiheit";
    }

    @GetMapping("/leichte-sprache")
    String plainWords() {
        return "leichte-sprache";
    }

    @GetMapping("/datenschutz")
    String privacy() {
        return "datenschutz";
    }

    @GetMapping("/impressum")
    String imprint() {
        return "impressum";
    }

    /** Says once at start what is still missing, where real people will read the pages: on a database of the operator's own. */
    @Component
    @ConditionalOnWebApplication
    @ConditionalOnProperty("spring.datasource.url")
    static final class Reminder {

        private static final Logger LOG = LoggerFactory.getLogger(LegalPages.class);

        private final Operator operator;

        Reminder(Operator operator) {
            this.operator = operator;
        }

        @EventListener(ApplicationReadyEvent.class)
        void remind() {
            List<String> missing = operator.missing();
            if (!missing.isEmpty()) {
                LOG.warn("Imprint, privacy and accessibility pages show gaps. Set {} (see docs/operation.md).", String.join(", ", missing));
            }
        }
    }
}
