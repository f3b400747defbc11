package dev.scrm.contact.keyword.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.keyword.NoticeKeywords;
import dev.scrm.contact.keyword.NoticeKeywords.Said;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.messaging.ReadEvents;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hears what customers write to customer service, a poll at a time. What they wrote is opened here, and kept nowhere. */
final class CustomerMessageListener implements EventBatchHandler {
    private static final String RECEIVED = "scrm.wecom.service-message-received";
    private static final String CUSTOMER = "customer";

    /** What of it is used here. */
    record Message(String messageId, String contactId, String origin, Instant sentAt, String body) {
        Message {
            requireNonNull(messageId, "messageId");
            requireNonNull(contactId, "contactId");
            requireNonNull(origin, "origin");
            requireNonNull(sentAt, "sentAt");
            requireNonNull(body, "body");
        }
    }

    private record Body(@Nullable String text) {}

    private final NoticeKeywords noticeKeywords;
    private final MessageBodies bodies;

    CustomerMessageListener(NoticeKeywords noticeKeywords, MessageBodies bodies) {
        this.noticeKeywords = noticeKeywords;
        this.bodies = bodies;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(RECEIVED);
    }

    /** What cannot be read is reported after the others are done. */
    @Override
    public void handle(List<Lane> lanes) {
        var said = ReadEvents.of(lanes, this::said);
        noticeKeywords.notice(said.readable().stream().flatMap(Optional::stream).toList());
        said.reportUnreadable();
    }

    /** Empty for what others wrote, and for pictures and the like. */
    private Optional<Said> said(ReceivedEvent event) {
        var envelope = event.envelope();
        var message = EventData.read(envelope, 1, Message.class);
        if (!message.origin().equals(CUSTOMER)) {
            return Optional.empty();
        }
        var text = EventData.read(bodies.open(envelope.id(), message.body()), Body.class)
                .text();
        return Optional.ofNullable(text)
                .map(one ->
                        new Said(envelope.corpId(), message.contactId(), message.messageId(), message.sentAt(), one));
    }
}
