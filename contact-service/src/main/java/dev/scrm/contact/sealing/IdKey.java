package dev.scrm.contact.sealing;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Derives ids with a key that is not in the database: whoever has an id and not the key does not find what it is derived from by
 * trying. Each corp has a key of its own, so that ids of two say nothing of each other. With another key all ids are others.
 */
public final class IdKey {
    private static final HexFormat HEX = HexFormat.of();
    private static final int ID_BYTES = 16;

    private final SealKey key;
    private final Map<String, SealKey> ofCorps = new ConcurrentHashMap<>();

    private IdKey(SealKey key) {
        this.key = key;
    }

    public static IdKey of(byte[] secret) {
        return new IdKey(SealKey.derived(secret, "contact-identity-ids"));
    }

    /** An id of 32 hexadecimal digits, as those have that are derived without a key. */
    public String derived(String kind, String corpId, String... parts) {
        var text = new StringBuilder();
        append(text, kind);
        for (var part : parts) {
            append(text, part);
        }
        return HEX.formatHex(ofCorp(corpId).mac(text.toString()), 0, ID_BYTES);
    }

    private SealKey ofCorp(String corpId) {
        return ofCorps.computeIfAbsent(corpId, corp -> SealKey.of(key.mac(corp)));
    }

    /** Its length in front keeps {@code ("ab","c")} apart from {@code ("a","bc")}. */
    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
