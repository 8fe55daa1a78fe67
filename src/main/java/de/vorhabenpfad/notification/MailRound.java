package de.vorhabenpfad.notification;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the waiting mails, every second, each in a transaction of its own. A server that is away is tried again later. */
@Component
class MailRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final int MOST_A_ROUND = 100;

    private final Mails mails;
    private final Post post;
    private final TransactionTemplate transaction;

    MailRound(Mails mails, Post post, TransactionTemplate transaction) {
        this.mails = mails;
        this.post = post;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void run() {
        for (int i = 0; i < MOST_A_ROUND && Boolean.TRUE.equals(transaction.execute(status -> sendOne())); i++) {
            // one more
        }
    }

    private boolean sendOne() {
        Optional<Mails.Waiting> waiting = mails.next();
        if (waiting.isEmpty()) {
            return false;
        }
        Mails.Waiting mail = waiting.get();
        try {
            post.deliver(mail);
            mails.sent(mail.key());
        } catch (MailException | MessagingException | UncheckedIOException e) {
            Instant next = mails.failed(mail);
            // the exception's text may hold the address
            LOG.warn("The mail {} could not be sent ({}); {}.", mail.key(), e.getClass().getSimpleName(),
                    next == null ? "it is given up" : "it is tried again at " + next);
        }
        return true;
    }
}
