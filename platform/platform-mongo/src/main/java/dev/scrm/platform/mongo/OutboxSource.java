package dev.scrm.platform.mongo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A collection whose documents carry outboxes. */
public interface OutboxSource {
    /** Name of the collection. */
    String name();

    /**
     * Takes outboxes in which nothing has moved since the instant. Of several that claim at once only one gets a document;
     * it has moved then.
     */
    List<PendingOutbox> claim(Instant stillSince, int limit);

    /**
     * Removes messages that Kafka has acknowledged: by document id, all up to and including the number. An outbox that is
     * not empty then has moved now.
     */
    void clear(Map<String, Long> publishedThrough);

    /**
     * Kafka will never take this message as it is, whatever waits behind it: that is remembered until something of the outbox was
     * taken. When the outbox is full then, its document is to blame and nothing else.
     */
    void refused(String documentId, long number);
}
