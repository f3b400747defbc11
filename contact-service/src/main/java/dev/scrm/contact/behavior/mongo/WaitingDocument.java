package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.sealing.PersonalSeal;
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

    /** @param value sealed of a phone number and an e-mail address */
    public record IdentityPart(IdentityType type, String scope, String value) {}

    static WaitingDocument of(Waiting waiting, IdentitySeal seal) {
        var behavior = waiting.received().behavior();
        var subject = behavior.subject();
        return new WaitingDocument(
                behavior.id(),
                behavior.corpId(),
                waiting.awaited(),
                subject instanceof Subject.OfContact(var contactId) ? contactId : null,
                subject instanceof Subject.OfIdentity(var key)
                        ? new IdentityPart(
                                key.type(),
                                key.scope(),
                                within(seal, behavior.corpId(), behavior.id()).stored(key))
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

    Waiting waiting(IdentitySeal seal) {
        var behavior = new Behavior(
                id, corp, source, message, type, subject(seal), at, receivedAt, PropertiesText.read(properties));
        return new Waiting(new Received(behavior, Positions.read(position)), awaited);
    }

    private Subject subject(IdentitySeal seal) {
        if (identity != null) {
            return new Subject.OfIdentity(within(seal, corp, id).key(identity.type, identity.scope, identity.value));
        }
        if (contact == null) {
            throw new IllegalStateException("Expected a contact or an identity in " + id);
        }
        return new Subject.OfContact(contact);
    }

    private static IdentitySeal.Within within(IdentitySeal seal, String corp, String id) {
        return seal.within(PersonalSeal.place("waiting-behaviors", corp, id));
    }
}
