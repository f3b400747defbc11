package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A system that tells what people did there.
 *
 * @param id such as {@code shop}; part of the identity of what it tells
 * @param keys with which it proves that it is it; several while one is being replaced by another
 * @param edition another after every change, and never that of one that was removed before
 */
public record BehaviorSource(String corpId, String id, String name, List<Key> keys, Instant createdAt, long edition) {
    static final int MOST_KEYS = 3;

    /**
     * A key, of which only its hash is kept.
     *
     * @param id by which people tell keys apart: the key's first characters
     * @param hash SHA-256 of the key, in hexadecimal; the key is as random as that, so that nothing slower is needed
     */
    public record Key(String id, String hash, Instant createdAt) {
        public Key {
            requireNonNull(id, "id");
            requireNonNull(hash, "hash");
            requireNonNull(createdAt, "createdAt");
        }
    }

    public BehaviorSource {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(createdAt, "createdAt");
        keys = List.copyOf(keys);
    }

    static BehaviorSource of(String corpId, String id, String name, Instant now) {
        return new BehaviorSource(corpId, id, name, List.of(), now, now.toEpochMilli());
    }

    BehaviorSource named(String other) {
        return new BehaviorSource(corpId, id, other, keys, createdAt, edition + 1);
    }

    BehaviorSource with(Key key) {
        if (keys.size() >= MOST_KEYS) {
            throw BehaviorRefused.tooManyKeys(MOST_KEYS);
        }
        var more = new ArrayList<>(keys);
        more.add(key);
        return new BehaviorSource(corpId, id, name, more, createdAt, edition + 1);
    }

    BehaviorSource without(String keyId) {
        var others = keys.stream().filter(key -> !key.id().equals(keyId)).toList();
        if (others.size() == keys.size()) {
            throw BehaviorRefused.keyUnknown();
        }
        return new BehaviorSource(corpId, id, name, others, createdAt, edition + 1);
    }
}
