package de.vorhabenpfad.forms;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * An address as mail servers take it: in ASCII, its domain by IDNA. Mail libraries cut other characters to one byte, which
 * makes it the address of somebody else, or two lines of one.
 */
public final class MailAddress {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    /** The older IDNA, which Java knows, makes other signs of these; the domain would be another one. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private MailAddress() {
    }

    /** It is none; says in German what to do. */
    static final class Wrong extends Exception {

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** @return the address with its domain in ASCII and small letters */
    static String of(String text) throws Wrong {
        int at = text.lastIndexOf('@');
        String local = at < 0 ? "" : text.substring(0, at);
        if (at > 0 && local.chars().anyMatch(c -> c > 0x7e)) {
            throw new Wrong("Vor dem @ dürfen keine Umlaute und keine Buchstaben mit Zeichen stehen; bitte geben Sie eine Adresse ohne sie an, zum Beispiel mueller@example.org.");
        }
        String domain = domain(text.substring(at + 1));
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            throw none();
        }
        return local + "@" + domain;
    }

    private static String domain(String text) throws Wrong {
        if (AMBIGUOUS.matcher(text).find()) {
            throw new Wrong("Nach dem @ sind „ß“ und einige andere Zeichen nicht eindeutig; bitte geben Sie die Adresse so an, dass dieser Teil mit „xn--“ beginnt; Ihre IT kennt diese Form.");
        }
        try {
            String domain = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(java.util.Locale.ROOT);
            if (domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches()) {
                return domain;
            }
        } catch (IllegalArgumentException e) {
            // no name of a domain
        }
        throw none();
    }

    private static Wrong none() {
        return new Wrong("Bitte geben Sie eine vollständige an, zum Beispiel vorname.nachname@example.org.");
    }

    /** The same address in the form in which it is kept, or the text itself if it is none: for comparing. */
    public static String keptAs(String text) {
        try {
            return of(text.strip());
        } catch (Wrong e) {
            return text.strip();
        }
    }
}
