package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

/**
 * That a contact is known under a key.
 *
 * @param verified true when the source made sure of it, as WeChat does of a unionid; false for what somebody typed
 * @param source who says so, such as {@code wecom}, or the name of an integrator's source
 * @param at since when it is said
 */
public record Identity(IdentityKey key, boolean verified, String source, Instant at) {
    /** Of what several say of one key, the surest and then the earliest counts. */
    private static final Comparator<Identity> ORDER =
            comparing(Identity::verified).reversed().thenComparing(Identity::at).thenComparing(Identity::source);

    public Identity {
        requireNonNull(key, "key");
        requireNonNull(source, "source");
        requireNonNull(at, "at");
    }

    static Identity surest(Identity one, Identity other) {
        return ORDER.compare(other, one) < 0 ? other : one;
    }

    /** True when the other says the same of the same key, or is surer of it. */
    boolean isNoSurerThan(Identity other) {
        return key.equals(other.key) && (other.verified || !verified);
    }
}
