package dev.scrm.contact.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals heads with HMAC-SHA-256: whoever can write to the database and has no key can shorten no chain unseen. */
public final class HeadSeal {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    public HeadSeal(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    ChainHead seal(String corpId, ChainPlace place) {
        return new ChainHead(place, HexFormat.of().formatHex(mac(corpId, place)));
    }

    boolean isSealed(String corpId, ChainHead head) {
        return MessageDigest.isEqual(
                seal(corpId, head.place()).seal().getBytes(UTF_8), head.seal().getBytes(UTF_8));
    }

    private byte[] mac(String corpId, ChainPlace place) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal("%s\n%d\n%s"
                    .formatted(corpId, place.sequence(), place.hash())
                    .getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every JDK to have " + HMAC, e);
        }
    }
}
