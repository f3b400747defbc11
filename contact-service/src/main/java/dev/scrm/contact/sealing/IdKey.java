package dev.scrm.contact.sealing;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Derives ids with a key that is not in the database: whoever has an id and not the key does not find what it is derived from by
 * trying. Each corp has a key of its own, so that ids of two say nothing of each other. With another key all ids are others: the
 * first is derived once it is known to be the one that the database was made with.
 */
public final class IdKey {
    private static final HexFormat HEX = HexFormat.of();
    private static final int ID_BYTES = 16;

    private final SealKey key;
    private final String mark;
    private final KeptIdKey kept;
    private final Map<String, SealKey> ofCorps = new ConcurrentHashMap<>();
    private volatile boolean proven;

    private IdKey(SealKey key, String mark, KeptIdKey kept) {
        this.key = key;
        this.mark = mark;
        this.kept = kept;
    }

    public static IdKey of(byte[] secret, KeptIdKey kept) {
        var mark = SealKey.derived(secret, "contact-identity-ids-mark").mac("the key of ids");
        return new IdKey(SealKey.derived(secret, "contact-identity-ids"), HEX.formatHex(mark), kept);
    }

    /** Fails when the database was made with another one; asked once, since a key does not change while the service runs. */
    public void prove() {
        if (!proven) {
            kept.require(mark);
            proven = true;
        }
    }

    /** An id of 32 hexadecimal digits, as those have that are derived without a key. */
    public String derived(String kind, String corpId, String... parts) {
        prove();
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
