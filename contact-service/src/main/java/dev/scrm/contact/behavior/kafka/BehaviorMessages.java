package dev.scrm.contact.behavior.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Subject;
import dev.scrm.contact.behavior.Submission;
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

        static Submitted of(Behavior behavior) {
            var subject = behavior.subject();
            return new Submitted(
                    behavior.sourceId(),
                    behavior.messageId(),
                    behavior.type(),
                    behavior.occurredAt().toString(),
                    behavior.receivedAt(),
                    subject instanceof Subject.OfContact(var contactId) ? contactId : null,
                    subject instanceof Subject.OfIdentity(var key)
                            ? new Identified(key.type().word(), key.scope().isEmpty() ? null : key.scope(), key.value())
                            : null,
                    behavior.properties().isEmpty() ? null : behavior.properties());
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

    /** Under what a source knows a person. */
    record Identified(
            @Nullable String type,
            @Nullable String scope,
            @Nullable String value) {}

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
