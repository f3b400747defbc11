package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a contact is known under a key.
 *
 * @param verified true when the source made sure of it, as WeChat does of a unionid; false for what somebody typed
 * @param source who says so, such as {@code wecom}, or the name of an integrator's source
 * @param at since when it is said
 * @param toldAt when it was said last, by whomever
 * @param withdrawnAt when it was taken back last; null when it never was
 */
public record Identity(
        IdentityKey key,
        boolean verified,
        String source,
        Instant at,
        Instant toldAt,
        @Nullable Instant withdrawnAt) {
    /** Of what several say of one key, the surest and then the earliest counts. */
    private static final Comparator<Identity> ORDER =
            comparing(Identity::verified).reversed().thenComparing(Identity::at).thenComparing(Identity::source);

    public Identity {
        requireNonNull(key, "key");
        requireNonNull(source, "source");
        requireNonNull(at, "at");
        requireNonNull(toldAt, "toldAt");
    }

    /** As it is said for the first time. */
    public Identity(IdentityKey key, boolean verified, String source, Instant at) {
        this(key, verified, source, at, at, null);
    }

    /** As somebody says it now, after all that is known of it. */
    static Identity said(IdentityKey key, boolean verified, String source, Optional<Identity> known, Clock clock) {
        return new Identity(key, verified, source, Moment.after(known.map(Identity::withdrawnAt), clock));
    }

    /** False while it was taken back and nobody has said it since. */
    public boolean stands() {
        return withdrawnAt == null || toldAt.isAfter(withdrawnAt);
    }

    Identity withdrawn(Instant when) {
        return new Identity(key, verified, source, at, toldAt, when);
    }

    static Identity surest(Identity one, Identity other) {
        var surest = ORDER.compare(other, one) < 0 ? other : one;
        return new Identity(
                surest.key,
                surest.verified,
                surest.source,
                surest.at,
                one.toldAt.isAfter(other.toldAt) ? one.toldAt : other.toldAt,
                later(one.withdrawnAt, other.withdrawnAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** True when the other says the same of the same key, or is surer of it. */
    boolean isNoSurerThan(Identity other) {
        return key.equals(other.key) && (other.verified || !verified);
    }
}
