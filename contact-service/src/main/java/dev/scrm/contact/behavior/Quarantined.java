package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.sealing.IdKey;
import java.time.Duration;
import java.time.Instant;

/**
 * What a source told that cannot be a behaviour, as it wrote it, until somebody looks at it.
 *
 * @param id the same for the same of a source, however often that comes
 * @param code why, such as {@code behavior-type-unknown}
 * @param field where; empty when it is the whole
 * @param item what the source wrote, as JSON
 * @param correction what is to be added to its times
 */
public record Quarantined(
        String corpId,
        String id,
        String sourceId,
        String code,
        String field,
        String detail,
        String item,
        Instant receivedAt,
        Duration correction) {
    public Quarantined {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(sourceId, "sourceId");
        requireNonNull(code, "code");
        requireNonNull(field, "field");
        requireNonNull(detail, "detail");
        requireNonNull(item, "item");
        requireNonNull(receivedAt, "receivedAt");
        requireNonNull(correction, "correction");
    }

    /** @param key with which the id is derived: what a source wrote may be little but a phone number */
    static Quarantined of(
            String corpId, String sourceId, BehaviorRefused why, String item, Instant receivedAt, IdKey key) {
        var id = id(corpId, sourceId, item, key);
        var detail = why.getMessage();
        return new Quarantined(
                corpId,
                id,
                sourceId,
                why.code(),
                why.field(),
                detail == null ? "" : detail,
                item,
                receivedAt,
                Duration.ZERO);
    }

    /** Of a source whose clock goes wrong. */
    Quarantined correctedBy(Duration wanted) {
        return new Quarantined(corpId, id, sourceId, code, field, detail, item, receivedAt, wanted);
    }

    static String id(String corpId, String sourceId, String item, IdKey key) {
        return key.derived("quarantined", corpId, sourceId, item);
    }
}
