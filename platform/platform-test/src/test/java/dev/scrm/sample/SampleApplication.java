package dev.scrm.sample;

import dev.scrm.sample.order.Order;
import java.time.Clock;
import java.util.UUID;

/** The sample's main class: gets time and chance from the world and hands them on. */
public final class SampleApplication {
    private SampleApplication() {}

    public static void main(String[] arguments) {
        var placed = Order.place(UUID.randomUUID(), Clock.systemUTC());
        if (placed.events().isEmpty()) {
            throw new IllegalStateException("Expected an event of the order");
        }
    }
}
