package dev.scrm.contact.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.sealing.SealKey;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Seals heads with HMAC-SHA-256: whoever can write to the database and has no key can shorten no chain unseen. */
public final class HeadSeal {
    private final SealKey key;

    public HeadSeal(byte[] key) {
        this.key = SealKey.of(key);
    }

    ChainHead seal(String corpId, ChainPlace place) {
        return new ChainHead(place, HexFormat.of().formatHex(mac(corpId, place)));
    }

    boolean isSealed(String corpId, ChainHead head) {
        return MessageDigest.isEqual(
                seal(corpId, head.place()).seal().getBytes(UTF_8), head.seal().getBytes(UTF_8));
    }

    /**
     * Seals something else of a corp than a head.
     *
     * @param kind what it is, so that one is never taken for another
     */
    public String seal(String kind, String corpId, String hash) {
        // A head has three lines.
        return HexFormat.of().formatHex(key.mac("%s\n%s\n%s\n".formatted(kind, corpId, hash)));
    }

    /** Whether that is the seal of it. */
    public boolean isSeal(String seal, String kind, String corpId, String hash) {
        return MessageDigest.isEqual(seal(kind, corpId, hash).getBytes(UTF_8), seal.getBytes(UTF_8));
    }

    private byte[] mac(String corpId, ChainPlace place) {
        return key.mac("%s\n%d\n%s".formatted(corpId, place.sequence(), place.hash()));
    }
}
