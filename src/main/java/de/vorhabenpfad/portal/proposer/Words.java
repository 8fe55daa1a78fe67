package de.vorhabenpfad.portal.proposer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What answers say, as a hash: enough to tell the same words from others, and nothing that could be read. */
final class Words {

    private final byte[] hash;

    private Words(byte[] hash) {
        this.hash = hash;
    }

    /** @param answers checked: texts, numbers and booleans by key, in whatever order */
    static Words of(Map<String, Object> answers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(answers).forEach((key, value) -> {
                part(digest, key);
                part(digest, value.toString());
            });
            return new Words(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** With its length before it, so that no two pairs run together to the same. */
    private static void part(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** @param hash null if nobody knows the words any more; they equal none */
    static Words kept(byte @Nullable [] hash) {
        return new Words(hash == null ? new byte[0] : hash.clone());
    }

    byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Words words && Arrays.equals(hash, words.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
