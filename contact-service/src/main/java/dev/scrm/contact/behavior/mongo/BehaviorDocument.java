package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Behaviors.Entry;
import dev.scrm.contact.behavior.Subject;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A behaviour as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param properties as JSON text: their names are anybody's, and the store is not asked about them
 * @param position where it stood in the intake, {@code topic/partition/offset}
 */
public record BehaviorDocument(
        @BsonId String id,
        String corp,
        String contact,
        String source,
        String message,
        String type,
        Instant at,
        Instant receivedAt,
        String properties,
        String position) {

    static BehaviorDocument of(Entry entry) {
        var behavior = entry.received().behavior();
        return new BehaviorDocument(
                behavior.id(),
                behavior.corpId(),
                entry.contactId(),
                behavior.sourceId(),
                behavior.messageId(),
                behavior.type(),
                behavior.occurredAt(),
                behavior.receivedAt(),
                PropertiesText.of(behavior.properties()),
                Positions.text(entry.received().position()));
    }

    Behaviors.OfContact ofContact() {
        var behavior = new Behavior(
                id,
                corp,
                source,
                message,
                type,
                new Subject.OfContact(contact),
                at,
                receivedAt,
                PropertiesText.read(properties));
        return new Behaviors.OfContact(behavior, contact, contact);
    }
}
