package de.vorhabenpfad.portal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import de.vorhabenpfad.toolbox.ToolboxSearch;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The newest public entries as a feed, for readers and for other toolboxes. The same for everybody, signed in or not. */
@RestController
@Hidden
final class ToolboxFeed {

    private static final int NEWEST = 50;
    private static final MediaType ATOM = new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);

    private final ToolboxSearch search;
    private final ToolboxKinds kinds;
    private final Names names;
    private final String address;

    /** @param address where the product is reached; one of this machine itself is nothing to tell others */
    ToolboxFeed(ToolboxSearch search, ToolboxKinds kinds, Names names, @Value("${vorhabenpfad.portal.address:}") String address) {
        this.search = search;
        this.kinds = kinds;
        this.names = names;
        this.address = address.isBlank() || "localhost".equals(URI.create(address).getHost()) ? "" : address.replaceAll("/+$", "");
    }

    @GetMapping("/werkzeugkasten/feed.atom")
    @Nullable ResponseEntity<byte[]> show(WebRequest request) {
        Instant updated = search.lastPublicChange().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        byte[] feed = feed(updated).xml();
        if (request.checkNotModified("\"" + DigestUtils.md5DigestAsHex(feed) + "\"", updated.toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok().contentType(ATOM).cacheControl(CacheControl.noCache()).body(feed);
    }

    private AtomFeed feed(Instant updated) {
        String list = (address.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : address) + "/werkzeugkasten";
        return new AtomFeed("Werkzeugkasten des Netzwerks", "Erprobte Werkzeuge von Behörden für Behörden, die neuesten zuerst", list + "/feed.atom",
                list, updated, search.find(new ToolboxSearch.Filter(null, null, null, null, false), 0, NEWEST).hits().stream()
                        .map(hit -> new AtomFeed.Item(list + "/" + hit.slug(), hit.name(), hit.shortDescription(), "Werkstatt " + names.unit(hit.workshop()),
                                hit.kind(), kinds.word(hit.kind()), hit.publishedAt().truncatedTo(ChronoUnit.SECONDS)))
                        .toList());
    }
}
