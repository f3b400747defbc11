package dev.scrm.platform.mongo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A collection whose documents carry outboxes. */
public interface OutboxSource {
    /** Name of the collection. */
    String name();

    /** Outboxes whose oldest message has waited since before the instant. */
    List<PendingOutbox> pending(Instant savedBefore, int limit);

    /** Removes messages that Kafka has acknowledged: by document id, all up to and including the number. */
    void clear(Map<String, Long> publishedThrough);
}
