package dev.scrm.gateway.callbacks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where events wait, durably, while Kafka does not take them. Shared by all replicas. */
public interface Spool {
    /**
     * An event in the spool.
     *
     * @param position orders the events of a key
     */
    record Spooled(long position, CallbackEvent event) {}

    /**
     * What waits of one corp.
     *
     * @param oldest when its oldest event was received; null when none waits
     */
    record State(long events, @Nullable Instant oldest) {}

    /** Begins to add; the future ends well when a majority has it. Adding an event again changes nothing. */
    CompletableFuture<?> add(Spooled spooled);

    /** The first events by position, of all keys. */
    List<Spooled> oldest(int limit);

    void remove(Collection<String> eventIds);

    /** The keys that have events here; empty when there are more than the limit. */
    Optional<Set<String>> keys(int limit);

    State state(String corpId);

    /** Of all corps, for an operator's metrics. */
    State total();
}
