package dev.scrm.sample.order;

import java.time.Instant;
import java.util.UUID;

/** Asks the world instead of being told. */
public record HastyOrder(UUID id, Instant at) {
    public static HastyOrder place() throws InterruptedException {
        Thread.sleep(1);
        return new HastyOrder(UUID.randomUUID(), Instant.now());
    }
}
