package dev.scrm.gateway.massmessages.kafka;

import dev.scrm.gateway.massmessages.Counts;
import dev.scrm.gateway.massmessages.MassMessage;
import dev.scrm.gateway.massmessages.MassMessageLog;
import dev.scrm.gateway.massmessages.Recipient;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of mass messages on the wire, with the outcomes and under the key of the command. */
final class KafkaMassMessageLog implements MassMessageLog {
    private static final EventType RESULT = EventType.of("scrm.wecom.mass-message-result.v1");
    private static final EventType FINISHED = EventType.of("scrm.wecom.mass-message-finished.v1");
    private static final String SOURCE = "/wecom-gateway";

    private record MassMessageResult(
            String commandId, String messageId, String staffId, List<Row> recipients, Instant foundAt) {}

    private record Row(
            @Nullable String contactId,
            @Nullable String externalUserId,
            @Nullable String chatId,
            String result,
            @Nullable Instant sentAt) {}

    private record MassMessageFinished(
            String commandId,
            String messageId,
            int staffDecided,
            int staffUndecided,
            int delivered,
            int unsent,
            int notFriend,
            int limitReached,
            @Nullable String reason,
            Instant finishedAt) {}

    private final EventPublisher publisher;

    KafkaMassMessageLog(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void results(MassMessage message, String staffId, int page, List<Recipient> recipients, Instant at) {
        var rows = recipients.stream().map(recipient -> row(message, recipient)).toList();
        var data = new MassMessageResult(message.commandId(), message.messageId(), staffId, rows, at);
        publish(message, RESULT, staffId + "/" + page, data, at);
    }

    @Override
    public void finished(
            MassMessage message, Counts counts, int decided, int undecided, @Nullable String reason, Instant at) {
        var data = new MassMessageFinished(
                message.commandId(),
                message.messageId(),
                decided,
                undecided,
                counts.delivered(),
                counts.unsent(),
                counts.notFriend(),
                counts.limitReached(),
                reason,
                at);
        publish(message, FINISHED, "", data, at);
    }

    private static Row row(MassMessage message, Recipient recipient) {
        var result = Slug.of(recipient.result());
        return message.toGroups()
                ? new Row(null, null, recipient.id(), result, recipient.sentAt())
                : new Row(
                        Ids.contact(message.corpId(), recipient.id()),
                        recipient.id(),
                        null,
                        result,
                        recipient.sentAt());
    }

    private void publish(MassMessage message, EventType type, String part, Object data, Instant at) {
        var envelope = new EventEnvelope(
                Ids.derived("mass-message", message.corpId(), message.messageId(), type.name(), part),
                type,
                SOURCE,
                message.messageId(),
                at,
                message.corpId(),
                0,
                message.commandId(),
                message.correlationId(),
                null,
                EventData.write(data));
        publisher.publish(List.of(new OutboxMessage(Topics.WECOM_OUTCOMES, message.key(), envelope)));
    }
}
