package dev.scrm.ticket.ticket.kafka;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.platform.events.EventType;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Settled;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.ReplyOutcome;
import dev.scrm.ticket.ticket.SettleReplies;
import dev.scrm.ticket.ticket.TicketId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hears what became of messages to customers, a poll at a time. */
@Component
class OutcomeListener implements EventBatchHandler {
    private static final EventType FINISHED = EventType.of("scrm.wecom.command-finished.v1");
    private static final String SEND_SERVICE_MESSAGE = "send-service-message";

    private final SettleReplies settleReplies;

    OutcomeListener(SettleReplies settleReplies) {
        this.settleReplies = settleReplies;
    }

    @Override
    public void handle(List<Lane> lanes) {
        settleReplies.settle(lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(event -> outcome(event).stream())
                .toList());
    }

    private static Optional<ReplyOutcome> outcome(ReceivedEvent event) {
        var envelope = event.envelope();
        if (!envelope.type().name().equals(FINISHED.name())) {
            return Optional.empty(); // What was fetched is for those who asked.
        }
        if (!envelope.type().equals(FINISHED)) {
            throw new IllegalStateException("Expected %s but got %s".formatted(FINISHED, envelope.type()));
        }
        var finished = EventData.read(envelope, CommandFinished.class);
        if (!finished.command().equals(SEND_SERVICE_MESSAGE)) {
            return Optional.empty();
        }
        // The subject is the command's, and that of our commands is the ticket.
        return Optional.ofNullable(envelope.subject())
                .map(subject -> new ReplyOutcome(
                        new TicketId(envelope.corpId(), subject),
                        finished.commandId(),
                        delivery(finished),
                        envelope,
                        event.position()));
    }

    private static Settled delivery(CommandFinished finished) {
        return switch (finished.status()) {
            case "sent" -> new Delivered(finished.finishedAt());
            case "failed", "expired" ->
                new Undelivered(
                        requireNonNullElse(finished.reason(), finished.status()),
                        finished.errorCode(),
                        finished.finishedAt());
            default ->
                throw new IllegalStateException(
                        "Expected status sent, failed or expired but got '%s'".formatted(finished.status()));
        };
    }
}
