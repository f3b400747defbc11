package dev.scrm.contact.behavior.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.behavior.Submission;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of the events about behaviours. */
final class BehaviorMessages {
    private BehaviorMessages() {}

    /** {@code scrm.behavior.submitted.v1}: what a source tells, of which nothing is sure but the source. */
    record Submitted(
            String sourceId,
            @Nullable String messageId,
            @Nullable String type,
            @Nullable String occurredAt,
            @Nullable Instant receivedAt,
            @Nullable String contactId,
            @Nullable Identified identity,
            @Nullable Map<String, Object> properties) {
        Submitted {
            requireNonNull(sourceId, "sourceId");
        }

        static Submitted of(Behavior behavior, IdentitySeal seal) {
            var subject = behavior.subject();
            return new Submitted(
                    behavior.sourceId(),
                    behavior.messageId(),
                    behavior.type(),
                    behavior.occurredAt().toString(),
                    behavior.receivedAt(),
                    subject instanceof Subject.OfContact(var contactId) ? contactId : null,
                    subject instanceof Subject.OfIdentity(var key)
                            ? Identified.of(key, within(seal, behavior.corpId(), behavior.id()))
                            : null,
                    behavior.properties().isEmpty() ? null : behavior.properties());
        }

        /**
         * The same with its identity in clear.
         *
         * @throws UnreadableEventException when it was sealed for another event, or with a key that is gone
         */
        Submitted opened(String corpId, String eventId, IdentitySeal seal) {
            return identity == null || identity.sealed == null
                    ? this
                    : new Submitted(
                            sourceId,
                            messageId,
                            type,
                            occurredAt,
                            receivedAt,
                            contactId,
                            identity.opened(within(seal, corpId, eventId)),
                            properties);
        }

        private static IdentitySeal.Within within(IdentitySeal seal, String corpId, String eventId) {
            return seal.within(PersonalSeal.place("behavior-submissions", corpId, eventId));
        }

        Submission submission() {
            return new Submission(
                    messageId,
                    type,
                    occurredAt,
                    contactId,
                    identity == null ? null : new Submission.Identified(identity.type, identity.scope, identity.value),
                    properties);
        }
    }

    /**
     * Under what a source knows a person.
     *
     * @param sealed in place of the value, of what lies nowhere in clear: by whoever took it over HTTP
     */
    record Identified(
            @Nullable String type,
            @Nullable String scope,
            @Nullable String value,
            @Nullable String sealed) {
        static Identified of(IdentityKey key, IdentitySeal.Within within) {
            boolean sealed = key.type().liesSealed();
            return new Identified(
                    key.type().word(),
                    key.scope().isEmpty() ? null : key.scope(),
                    sealed ? null : key.value(),
                    sealed ? within.stored(key) : null);
        }

        Identified opened(IdentitySeal.Within within) {
            try {
                var sealedType = IdentityType.of(requireNonNull(type, "type"))
                        .filter(IdentityType::liesSealed)
                        .orElseThrow();
                var key = within.key(sealedType, scope == null ? "" : scope, requireNonNull(sealed, "sealed"));
                return new Identified(type, scope, key.value(), null);
            } catch (RuntimeException e) {
                throw new UnreadableEventException("Expected an identity that was sealed here for this event", e);
            }
        }
    }

    /** {@code scrm.behavior.recorded.v1}: what a contact did. */
    record Recorded(
            String contactId,
            String ownerId,
            String sourceId,
            String messageId,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            Map<String, Object> properties) {
        static Recorded of(Behaviors.OfContact told) {
            var behavior = told.behavior();
            return new Recorded(
                    told.contactId(),
                    told.ownerId(),
                    behavior.sourceId(),
                    behavior.messageId(),
                    behavior.type(),
                    behavior.occurredAt(),
                    behavior.receivedAt(),
                    behavior.properties());
        }
    }
}
