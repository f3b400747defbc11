package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing as it was read, for whoever wants to know.
 *
 * @param thing null when it is gone
 * @param change null when it is as it was known, or the first reading
 * @param readAt what was told of it later is newer
 */
public record Snapshot(
        Part part,
        String id,
        Map<String, String> identity,
        @Nullable Thing thing,
        @Nullable Change change,
        Instant readAt) {
    public Snapshot {
        requireNonNull(part, "part");
        requireNonNull(id, "id");
        requireNonNull(readAt, "readAt");
        identity = Map.copyOf(identity);
    }

    static Snapshot of(Thing thing, @Nullable Change change, Instant readAt) {
        return new Snapshot(thing.part(), thing.id(), thing.identity(), thing, change, readAt);
    }

    static Snapshot ofGone(Known known, Instant readAt) {
        return new Snapshot(known.part(), known.id(), known.identity(), null, Change.VANISHED, readAt);
    }
}
