package de.vorhabenpfad.notification;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the configured server; without one, each becomes a file in {@code mails} under the data directory. */
@Component
public class Post {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    private final ObjectProvider<JavaMailSender> server;
    private final Path folder;
    private final String from;

    Post(ObjectProvider<JavaMailSender> server, @Value("${vorhabenpfad.data-dir}") Path dataDir, @Value("${vorhabenpfad.mail.from}") String from) {
        this.server = server;
        this.folder = dataDir.resolve("mails");
        this.from = from;
    }

    /** Whoever runs the product without a server learns why nobody gets a mail. */
    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (!hasServer()) {
            LOG.warn("No mail server is configured (spring.mail.host): mails are kept as files in {} and reach nobody.", folder);
        }
    }

    /** Whether mails leave the machine. */
    public boolean hasServer() {
        return server.getIfAvailable() != null;
    }

    /** Where a mail is kept as a file if there is no server. */
    public Path fileOf(String key) {
        return folder.resolve(key.replaceAll("[^A-Za-z0-9-]", "_") + ".eml");
    }

    /** All that were kept for this number, on this machine. */
    void deleteFiles(String number) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, fileOf(number + "-").getFileName().toString().replace(".eml", "*.eml"))) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Mails cannot be deleted in " + folder, e);
        }
    }

    /** @throws AddressException for an address that no mail server could be told as it is */
    void deliver(Mails.Waiting mail) throws MessagingException {
        JavaMailSender sender = server.getIfAvailable();
        MimeMessage message = sender == null ? new Kept(Session.getInstance(new Properties()), mail) : new Kept(sender.createMimeMessage().getSession(), mail);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(mail.recipient())) {
            // the library would cut each character to a byte, and the mail would go to somebody else
            throw new AddressException("The address is not in ASCII.");
        }
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        helper.setSentDate(java.util.Date.from(mail.writtenAt()));
        // no reply from an absence assistant
        message.setHeader("Auto-Submitted", "auto-generated");
        if (sender != null) {
            sender.send(message);
        } else {
            // a file is read by people: a link must not be broken by line ends
            message.setHeader("Content-Transfer-Encoding", "8bit");
            write(mail.key(), message);
        }
    }

    private void write(String key, MimeMessage message) throws MessagingException {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "mail", ".part");
            try {
                try (OutputStream out = Files.newOutputStream(unfinished)) {
                    message.writeTo(out);
                }
                Files.move(unfinished, fileOf(key), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A mail cannot be written to " + folder, e);
        }
    }

    /** Sent twice, it bears the same id, so that mail servers can tell. */
    private static final class Kept extends MimeMessage {

        private final String name;

        Kept(Session session, Mails.Waiting mail) {
            super(session);
            // the time tells two installations apart that both have a first initiative
            this.name = mail.key() + " " + mail.writtenAt();
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@vorhabenpfad>");
        }
    }
}
