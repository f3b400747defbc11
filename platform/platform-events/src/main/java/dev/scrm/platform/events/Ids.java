package dev.scrm.platform.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids: derived by hash where the same cause must give the same id, UUIDv7 otherwise. */
public final class Ids {
    private static final HexFormat HEX = HexFormat.of();

    private Ids() {}

    /**
     * An id derived from its parts: the first 128 bits of SHA-256 over the length-prefixed parts, as 32 hex digits. The
     * length prefix keeps {@code ("ab","c")} apart from {@code ("a","bc")}.
     */
    public static String derived(String kind, String... parts) {
        var sha256 = sha256();
        append(sha256, kind);
        for (var part : parts) {
            append(sha256, part);
        }
        return HEX.formatHex(sha256.digest(), 0, 16);
    }

    /** An id derived from bytes that are already whole, such as a decrypted callback; 32 hex digits. */
    public static String derived(String kind, String scope, byte[] content) {
        var sha256 = sha256();
        append(sha256, kind);
        append(sha256, scope);
        sha256.update(content);
        return HEX.formatHex(sha256.digest(), 0, 16);
    }

    /** The id of a contact born in WeCom, so that every service can key by it without a look-up (design rule 9). */
    public static String contact(String corpId, String externalUserId) {
        return derived("contact", corpId, externalUserId);
    }

    /** The key of a contact's records in Kafka; all contact-keyed topics share it and the partition count. */
    public static String contactKey(String corpId, String contactId) {
        return corpId + ":" + contactId;
    }

    /** A UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random bits. */
    public static UUID uuid7(Instant now, RandomGenerator random) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256", e);
        }
    }

    private static void append(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }
}
