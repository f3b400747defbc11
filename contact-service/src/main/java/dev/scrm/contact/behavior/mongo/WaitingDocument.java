package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour of somebody unknown as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param offset of its position, by which they are ordered
 * @param contact id of a contact that is not there yet; null when it is an identity that nobody has
 */
public record WaitingDocument(
        @BsonId String id,
        String corp,
        String awaited,
        @Nullable String contact,
        @Nullable IdentityPart identity,
        String source,
        String message,
        String type,
        Instant at,
        Instant receivedAt,
        String properties,
        String position,
        long offset) {

    public record IdentityPart(IdentityType type, String scope, String value) {}

    static WaitingDocument of(Waiting waiting) {
        var behavior = waiting.received().behavior();
        var subject = behavior.subject();
        return new WaitingDocument(
                behavior.id(),
                behavior.corpId(),
                waiting.awaited(),
                subject instanceof Subject.OfContact(var contactId) ? contactId : null,
                subject instanceof Subject.OfIdentity(var key)
                        ? new IdentityPart(key.type(), key.scope(), key.value())
                        : null,
                behavior.sourceId(),
                behavior.messageId(),
                behavior.type(),
                behavior.occurredAt(),
                behavior.receivedAt(),
                PropertiesText.of(behavior.properties()),
                Positions.text(waiting.received().position()),
                waiting.received().position().offset());
    }

    Waiting waiting() {
        var behavior = new Behavior(
                id, corp, source, message, type, subject(), at, receivedAt, PropertiesText.read(properties));
        return new Waiting(new Received(behavior, Positions.read(position)), awaited);
    }

    private Subject subject() {
        if (identity != null) {
            return new Subject.OfIdentity(new IdentityKey(identity.type, identity.scope, identity.value));
        }
        if (contact == null) {
            throw new IllegalStateException("Expected a contact or an identity in " + id);
        }
        return new Subject.OfContact(contact);
    }
}
