package dev.scrm.sample.order;

import dev.scrm.platform.events.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As a feature's heart should be. */
public record Order(UUID id, Instant[] times, @Nullable String note) {
    public static Decision<Order, String> place(UUID id, Clock clock) {
        return Decision.of(new Order(id, new Instant[] {Instant.now(clock)}, null), "placed");
    }
}
