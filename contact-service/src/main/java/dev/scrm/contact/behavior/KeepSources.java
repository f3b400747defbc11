package dev.scrm.contact.behavior;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names sources and gives them keys, each of which is shown once. */
public final class KeepSources {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int LONGEST_NAME = 64;
    private static final String PREFIX = "scrm_bs_";
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_OF_KEY = PREFIX.length() + 6;
    private static final int LONGEST_KEY = 100;

    /**
     * A source with a key that was made for it just now.
     *
     * @param key shown this once
     */
    public record WithKey(BehaviorSource source, String key) {}

    private final BehaviorSources sources;
    private final RandomGenerator secureRandom;
    private final Clock clock;

    KeepSources(BehaviorSources sources, RandomGenerator secureRandom, Clock clock) {
        this.sources = sources;
        this.secureRandom = secureRandom;
        this.clock = clock;
    }

    /**
     * Names a source; a new one has no key yet.
     *
     * @param seen refuses when the source is not what the caller decided on; it is given null when there is none
     */
    public BehaviorSource put(String corpId, String id, String name, Consumer<@Nullable BehaviorSource> seen) {
        if (!ID.matcher(id).matches()) {
            throw BehaviorRefused.sourceInvalid("id", "1 to 32 of a-z, 0-9 and hyphen, with a letter first");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw BehaviorRefused.sourceInvalid("name", "1 to 64 characters");
        }
        return sources.change(corpId, id, known -> {
            seen.accept(known);
            return known == null ? BehaviorSource.of(corpId, id, name, now()) : known.named(name);
        });
    }

    /** Another key beside those that it has. */
    public WithKey addKey(String corpId, String id) {
        var bytes = new byte[KEY_BYTES];
        secureRandom.nextBytes(bytes);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var kept = new BehaviorSource.Key(key.substring(0, SHOWN_OF_KEY), hash(key), now());
        return new WithKey(change(corpId, id, source -> source.with(kept)), key);
    }

    /** Nobody can use it any more. */
    public BehaviorSource removeKey(String corpId, String id, String keyId) {
        return change(corpId, id, source -> source.without(keyId));
    }

    private BehaviorSource change(String corpId, String id, UnaryOperator<BehaviorSource> decision) {
        return sources.change(corpId, id, known -> {
            if (known == null) {
                throw BehaviorRefused.sourceUnknown(id);
            }
            return decision.apply(known);
        });
    }

    /**
     * What it told stays.
     *
     * @param seen refuses when the source is not what the caller decided on
     */
    public void remove(String corpId, String id, Consumer<BehaviorSource> seen) {
        if (!sources.remove(corpId, id, seen)) {
            throw BehaviorRefused.sourceUnknown(id);
        }
    }

    /** @throws BehaviorRefused when there is none */
    public BehaviorSource get(String corpId, String id) {
        return sources.find(corpId, id).orElseThrow(() -> BehaviorRefused.sourceUnknown(id));
    }

    /** Whose key it is; empty when it is nobody's. */
    public Optional<BehaviorSource> withKey(String key) {
        return key.length() > LONGEST_KEY || !key.startsWith(PREFIX)
                ? Optional.empty()
                : sources.findByKeyHash(hash(key));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String hash(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256", e);
        }
    }
}
