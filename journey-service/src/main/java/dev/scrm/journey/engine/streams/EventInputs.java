package dev.scrm.journey.engine.streams;

import static java.util.Objects.requireNonNull;

import dev.scrm.journey.engine.Cause;
import dev.scrm.journey.engine.Input;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.erasure.ErasureRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the events of other services mean to the engine. */
final class EventInputs {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private EventInputs() {}

    /** What was read of an event. */
    sealed interface Reading {}

    /** An input for the contact with that id. */
    record ForContact(String contactId, Input input) implements Reading {}

    /** A type the engine does not use, skipped on purpose. */
    record NotForUs() implements Reading {}

    /** A type the engine uses, in a version that it does not know. */
    record UnknownVersion(String reason) implements Reading {}

    private record Added(
            String contactId,
            String externalUserId,
            String staffId,
            @Nullable String state,
            @Nullable String welcomeCode,
            @Nullable String agentId,
            Instant receivedAt) {
        Added {
            requireNonNull(contactId, "contactId");
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
            inRange(receivedAt, "receivedAt");
        }
    }

    private record Ended(String contactId, String staffId) {
        Ended {
            requireNonNull(contactId, "contactId");
            requireNonNull(staffId, "staffId");
        }
    }

    private record Message(String contactId, String origin, Instant sentAt) {
        Message {
            requireNonNull(contactId, "contactId");
            requireNonNull(origin, "origin");
            inRange(sentAt, "sentAt");
        }
    }

    private record Fetched(String contactId, String name, Instant fetchedAt) {
        Fetched {
            requireNonNull(contactId, "contactId");
            requireNonNull(name, "name");
            inRange(fetchedAt, "fetchedAt");
        }
    }

    private record Finished(
            @Nullable String contactId, String commandId, String command, String status, Instant finishedAt) {
        Finished {
            requireNonNull(commandId, "commandId");
            requireNonNull(command, "command");
            requireNonNull(status, "status");
            inRange(finishedAt, "finishedAt");
        }
    }

    /** Reads an event; throws {@link UnreadableEventException} when its data is not what its type says. */
    static Reading read(EventEnvelope envelope) {
        return switch (envelope.type().name()) {
            case "scrm.wecom.external-contact-added",
                    "scrm.wecom.external-contact-half-added",
                    "scrm.wecom.external-contact-removed",
                    "scrm.wecom.external-contact-left",
                    "scrm.wecom.service-message-received",
                    "scrm.wecom.contact-fetched",
                    "scrm.wecom.command-finished",
                    "scrm.contact.erasure-requested" ->
                envelope.type().version() == 1
                        ? readVersion1(envelope)
                        : new UnknownVersion(
                                "Expected version 1 of " + envelope.type().name() + " but got "
                                        + envelope.type().version());
            default -> new NotForUs();
        };
    }

    private static Reading readVersion1(EventEnvelope envelope) {
        var cause = cause(envelope);
        return switch (envelope.type().name()) {
            case "scrm.wecom.external-contact-added" -> added(cause, false, EventData.read(envelope, Added.class));
            case "scrm.wecom.external-contact-half-added" -> added(cause, true, EventData.read(envelope, Added.class));
            case "scrm.wecom.service-message-received" -> message(cause, EventData.read(envelope, Message.class));
            case "scrm.wecom.contact-fetched" -> fetched(cause, EventData.read(envelope, Fetched.class));
            case "scrm.wecom.command-finished" -> finished(cause, EventData.read(envelope, Finished.class));
            case "scrm.contact.erasure-requested" -> erased(cause, ErasureRequested.read(envelope));
            default -> ended(cause, EventData.read(envelope, Ended.class));
        };
    }

    private static Cause cause(EventEnvelope envelope) {
        return new Cause(
                envelope.id(), inRange(envelope.time(), "ce_time"), envelope.correlationId(), envelope.traceParent());
    }

    private static Reading added(Cause cause, boolean half, Added added) {
        return new ForContact(
                added.contactId(),
                new Input.ContactAdded(
                        cause,
                        half,
                        added.externalUserId(),
                        added.staffId(),
                        added.state(),
                        added.welcomeCode(),
                        added.agentId(),
                        added.receivedAt()));
    }

    private static Reading erased(Cause cause, ErasureRequested requested) {
        var erasedAt = inRange(requested.erasedAt(), "erasedAt");
        return new ForContact(requested.contactId(), new Input.ContactErased(cause, requested.erasureId(), erasedAt));
    }

    private static Reading ended(Cause cause, Ended ended) {
        return new ForContact(ended.contactId(), new Input.RelationEnded(cause, ended.staffId()));
    }

    /** Of a conversation only the customer's side matters here. */
    private static Reading message(Cause cause, Message message) {
        return message.origin().equals("customer")
                ? new ForContact(message.contactId(), new Input.MessageCame(cause, message.sentAt()))
                : new NotForUs();
    }

    private static Reading fetched(Cause cause, Fetched fetched) {
        return new ForContact(fetched.contactId(), new Input.NameFetched(cause, fetched.name(), fetched.fetchedAt()));
    }

    /** Commands that concern no contact, such as notices to staff, are not the engine's. */
    private static Reading finished(Cause cause, Finished finished) {
        var contactId = finished.contactId();
        return contactId == null
                ? new NotForUs()
                : new ForContact(
                        contactId,
                        new Input.CommandFinished(
                                cause,
                                finished.commandId(),
                                finished.command(),
                                way(finished.status()),
                                finished.finishedAt()));
    }

    /** A step is left the same way whether WeCom refused its command or somebody took it back. */
    private static String way(String status) {
        return status.equals("suppressed") ? "failed" : status;
    }

    /** Times far off would end in timers that never fire; their sender is broken. */
    private static Instant inRange(@Nullable Instant time, String field) {
        if (time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new UnreadableEventException(
                    "Expected %s to be a time of this century or the next but got %s".formatted(field, time));
        }
        return time;
    }
}
