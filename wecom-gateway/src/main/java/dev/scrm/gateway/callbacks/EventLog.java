package dev.scrm.gateway.callbacks;

import java.util.concurrent.CompletableFuture;

/** Kafka, as callbacks need it. */
public interface EventLog {
    /**
     * Begins to append; the future ends well when all replicas have it. Events of a key that are appended one after the
     * other's end stay in order. Failing in time is the log's own duty: 2.5 s at most for both together.
     *
     * <p>What Kafka will never take, because it is too large for its settings, is appended without its body: it would stay in
     * the spool for ever, and all that comes after it with the same key.
     */
    CompletableFuture<?> append(CallbackEvent event);
}
