package de.vorhabenpfad.trail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells which records are of the same session, or came from the same network, without telling which: a hash under a key that lives as long as the process. */
final class Mark {

    private static final String HASH = "HmacSHA256";
    private static final int LENGTH = 8;

    private final SecretKeySpec key;

    Mark() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HASH);
    }

    String of(String secret) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)), 0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HASH + ".", e);
        }
    }
}
