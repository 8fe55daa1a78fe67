package de.vorhabenpfad.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * The engine's REST API logs failures with their messages, and these repeat accounts and whatever else was sent; so does Spring of requests that it refuses.
 * What stays is the kind of failure and where it happened.
 */
@Component
final class QuietFailures {

    private static final String THEIRS = "org.camunda.bpm.engine.rest.exception";
    private static final String RESOLVED = "org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver";
    private static final Pattern RESOLVED_KIND = Pattern.compile("(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*");
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(QuietFailures.class);
    private static final Pattern KIND = Pattern.compile("^(?:(ENGINE-REST-HTTP\\d+) |(Caused by: ))?((?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*)(?::.*)?$");

    private final TurboFilter filter = new TurboFilter() {
        @Override
        public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format, Object @Nullable [] arguments, @Nullable Throwable failure) {
            if (format == null || !logger.isEnabledFor(level)) {
                return FilterReply.NEUTRAL;
            }
            if (logger.getName().equals(RESOLVED)) {
                Matcher kind = RESOLVED_KIND.matcher(format);
                LOG.atLevel(slf4j(level)).log("Refused: {}", kind.find() ? kind.group() : "a request that cannot be understood");
                return FilterReply.DENY;
            }
            if (!logger.getName().equals(THEIRS)) {
                return FilterReply.NEUTRAL;
            }
            LOG.atLevel(slf4j(level)).log(withoutMessages(format));
            return FilterReply.DENY;
        }
    };

    private static org.slf4j.event.Level slf4j(Level level) {
        return org.slf4j.event.Level.intToLevel(Level.toLocationAwareLoggerInteger(level));
    }

    @PostConstruct
    void listen() {
        ILoggerFactory logs = LoggerFactory.getILoggerFactory();
        if (logs instanceof LoggerContext context) {
            context.addTurboFilter(filter);
        }
    }

    @PreDestroy
    void listenNoMore() {
        ILoggerFactory logs = LoggerFactory.getILoggerFactory();
        if (logs instanceof LoggerContext context) {
            context.getTurboFilterList().remove(filter);
        }
    }

    /** Names of exceptions and lines of the stack; all else is left out. */
    static String withoutMessages(String stack) {
        return stack.lines().map(line -> {
            Matcher kind = KIND.matcher(line);
            if (kind.matches()) {
                return (kind.group(1) == null ? "" : kind.group(1) + " ") + (kind.group(2) == null ? "" : kind.group(2)) + kind.group(3);
            }
            return line.matches("\\t(at [\\w.$/<>()-]+(:\\d+\\))?.*|\\.\\.\\. \\d+ .*)") ? line : "";
        }).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
