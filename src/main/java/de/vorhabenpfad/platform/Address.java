package de.vorhabenpfad.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** What a request asks for: as it came, and in words that may be kept, without ids, tokens and whatever else somebody may have put into the address. */
public final class Address {

    /** Ids of the engine's. */
    private static final Pattern ID = Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/|$)");
    private static final Pattern NUMBER = Pattern.compile("/(V-\\d{4}-\\d{4,12})(?:/|$)");
    private static final int MOST_PARTS = 8;

    private Address() {
    }

    /** The path below the product's own, as it came: neither decoded nor cleaned. */
    public static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Method and route: the pattern of the page, or the address with a star for each part that is no plain word. */
    static String words(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        boolean known = pattern instanceof String text && !text.endsWith("/**");
        String method = request.getMethod().matches("[A-Z]{1,10}") ? request.getMethod() : "?";
        return method + " " + (known ? pattern : words(path(request)));
    }

    private static String words(String path) {
        StringBuilder words = new StringBuilder();
        int parts = 0;
        for (String part : path.split("/+")) {
            if (!part.isEmpty()) {
                if (++parts > MOST_PARTS) {
                    return words.append("/...").toString();
                }
                words.append('/').append(part.matches("[a-z][a-z-]{0,30}") ? part : "*");
            }
        }
        return words.isEmpty() ? "/" : words.toString();
    }

    /** The engine's id in the address, or null. */
    static @Nullable String id(HttpServletRequest request) {
        Matcher id = ID.matcher(path(request));
        return id.find() ? id.group(1) : null;
    }

    /** The number of the case in the address, or null. */
    static @Nullable String number(HttpServletRequest request) {
        Matcher number = NUMBER.matcher(path(request));
        return number.find() ? number.group(1) : null;
    }
}
