package dev.scrm.sample.order;

import dev.scrm.sample.order.mongo.MongoOrders;
import java.time.Instant;

/** Wires, so it may know everything. */
public final class OrderConfiguration {
    public MongoOrders orders() {
        return new MongoOrders(Instant.now());
    }
}
