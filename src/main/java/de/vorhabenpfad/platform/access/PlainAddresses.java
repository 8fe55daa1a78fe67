package de.vorhabenpfad.platform.access;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Refuses addresses that one part of the server may read otherwise than the next: besides those with dots, slashes and semicolons in
 * code also those with letters, digits and other signs that need none. No browser writes them so.
 */
@Component
final class PlainAddresses extends StrictHttpFirewall {

    private static final Pattern NEEDLESS_CODE = Pattern.compile("%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|5[0-9aAfF]|7[0-9aAeE])");

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (NEEDLESS_CODE.matcher(request.getRequestURI()).find()) {
            throw new RequestRejectedException("The address has letters in code.");
        }
        return super.getFirewalledRequest(request);
    }
}
