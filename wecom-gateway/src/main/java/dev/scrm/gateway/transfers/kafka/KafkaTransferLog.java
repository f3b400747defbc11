package dev.scrm.gateway.transfers.kafka;

import dev.scrm.gateway.transfers.ContactTransfer;
import dev.scrm.gateway.transfers.TransferLog;
import dev.scrm.gateway.transfers.TransferResult;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of transfers on the wire, an event for each contact under an id derived from the command. */
final class KafkaTransferLog implements TransferLog {
    private static final EventType RESULT = EventType.of("scrm.wecom.contact-transfer-result.v1");
    private static final String SOURCE = "/wecom-gateway";

    private record ContactTransferResult(
            String commandId,
            String contactId,
            String externalUserId,
            String handoverId,
            String takeoverId,
            String result,
            @Nullable Instant takenOverAt,
            Instant foundAt) {}

    private final EventPublisher publisher;

    KafkaTransferLog(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void tell(ContactTransfer transfer, List<TransferResult> results, Instant at) {
        publisher.publish(
                results.stream().map(result -> message(transfer, result, at)).toList());
    }

    private static OutboxMessage message(ContactTransfer transfer, TransferResult result, Instant at) {
        var contactId = Ids.contact(transfer.corpId(), result.externalUserId());
        var data = new ContactTransferResult(
                transfer.commandId(),
                contactId,
                result.externalUserId(),
                transfer.handoverId(),
                transfer.takeoverId(),
                result.end().name().toLowerCase(Locale.ROOT),
                result.takenOverAt(),
                at);
        var envelope = new EventEnvelope(
                Ids.derived("transfer", transfer.corpId(), transfer.commandId(), result.externalUserId()),
                RESULT,
                SOURCE,
                contactId,
                at,
                transfer.corpId(),
                0,
                transfer.commandId(),
                transfer.correlationId(),
                null,
                EventData.write(data));
        return new OutboxMessage(Topics.WECOM_OUTCOMES, Ids.contactKey(transfer.corpId(), contactId), envelope);
    }
}
