package dev.scrm.sample.order.mongo;

import dev.scrm.sample.order.Order;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** As an adapter should be. */
public record MongoOrders(Instant since) {
    public Order read(Document document) {
        return new Order(
                UUID.fromString(document.getString("_id")), List.of(since).toArray(Instant[]::new), null);
    }
}
