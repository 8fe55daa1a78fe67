package de.vorhabenpfad.platform.access;

import java.util.List;

import de.vorhabenpfad.platform.Address;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What every answer carries, whoever gives it: it stands before all filters that may refuse, and is there once more for the page of an
 * error. Written when the answer begins to leave, so what the web applications and attachments say of themselves (their content policy) holds.
 */
final class AnswerHeaders extends HeaderWriterFilter {

    /** Behind the trail, which answers nothing, and before all that does. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 6;

    private static final long YEAR_IN_SECONDS = 31_536_000;

    /** @param formTargets where forms may be sent to */
    AnswerHeaders(String formTargets) {
        super(writers(formTargets, AnswerHeaders::hasSecretAddress));
    }

    /** @param secret for which requests the address itself is a secret */
    static List<HeaderWriter> writers(String formTargets, RequestMatcher secret) {
        CrossOriginOpenerPolicyHeaderWriter opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN);
        CrossOriginResourcePolicyHeaderWriter resource = new CrossOriginResourcePolicyHeaderWriter();
        resource.setPolicy(CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN);
        return List.of(new XContentTypeOptionsHeaderWriter(), new XXssProtectionHeaderWriter(), new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
                new HstsHeaderWriter(YEAR_IN_SECONDS, true),
                new ContentSecurityPolicyHeaderWriter("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action " + formTargets
                        + "; frame-ancestors 'none'"),
                new PermissionsPolicyHeaderWriter("camera=(), geolocation=(), microphone=(), payment=(), usb=()"), opener, resource,
                // the address is secret, and goes to no other page; with "no-referrer" the browser would not say either that a form comes from here
                new DelegatingRequestMatcherHeaderWriter(secret, new ReferrerPolicyHeaderWriter(ReferrerPolicy.STRICT_ORIGIN)),
                new DelegatingRequestMatcherHeaderWriter(request -> !secret.matches(request), new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN)),
                // what anybody may read may be kept by a browser, so that going back keeps what was typed; what is somebody's may not
                new DelegatingRequestMatcherHeaderWriter(request -> request.getAttribute(Presence.PERSON) != null || secret.matches(request),
                        new CacheControlHeadersWriter()));
    }

    private static boolean hasSecretAddress(HttpServletRequest request) {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = refused instanceof String uri ? uri.substring(request.getContextPath().length()) : Address.path(request);
        return path.startsWith("/status/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
