package dev.scrm.ticket.ticket.kafka;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.platform.events.EventType;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.ticket.ticket.CommandOutcome;
import dev.scrm.ticket.ticket.CommandOutcome.NoticeFailure;
import dev.scrm.ticket.ticket.CommandOutcome.ReplyOutcome;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Settled;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.TakeOutcomes;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketMetric;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hears what became of messages to customers and of notices to staff, a poll at a time. */
@Component
class OutcomeListener implements EventBatchHandler {
    private static final EventType FINISHED = EventType.of("scrm.wecom.command-finished.v1");
    private static final String SEND_SERVICE_MESSAGE = "send-service-message";
    private static final String SEND_APP_MESSAGE = "send-app-message";

    private final TakeOutcomes takeOutcomes;
    private final MeterRegistry meters;

    OutcomeListener(TakeOutcomes takeOutcomes, MeterRegistry meters) {
        this.takeOutcomes = takeOutcomes;
        this.meters = meters;
    }

    @Override
    public void handle(List<Lane> lanes) {
        takeOutcomes
                .take(lanes.stream()
                        .flatMap(lane -> lane.events().stream())
                        .flatMap(event -> outcome(event).stream())
                        .toList())
                .forEach(this::count);
    }

    private void count(NoticeFailure failure) {
        meters.counter(
                        TicketMetric.NOTICES_FAILED.metricName(),
                        "reason",
                        failure.delivery().reason())
                .increment();
    }

    private static Optional<CommandOutcome> outcome(ReceivedEvent event) {
        var envelope = event.envelope();
        if (!envelope.type().name().equals(FINISHED.name())) {
            return Optional.empty(); // What was fetched is for those who asked.
        }
        if (!envelope.type().equals(FINISHED)) {
            throw new IllegalStateException("Expected %s but got %s".formatted(FINISHED, envelope.type()));
        }
        // The subject is the command's, and that of our commands is the ticket.
        return Optional.ofNullable(envelope.subject())
                .flatMap(subject -> outcome(new TicketId(envelope.corpId(), subject), event));
    }

    private static Optional<CommandOutcome> outcome(TicketId ticket, ReceivedEvent event) {
        var envelope = event.envelope();
        var finished = EventData.read(envelope, CommandFinished.class);
        var id = finished.commandId();
        return switch (finished.command()) {
            case SEND_SERVICE_MESSAGE ->
                Optional.of(new ReplyOutcome(ticket, id, delivery(finished), envelope, event.position()));
            case SEND_APP_MESSAGE ->
                delivery(finished) instanceof Undelivered failed
                        ? Optional.of(new NoticeFailure(ticket, id, failed, envelope, event.position()))
                        : Optional.empty();
            default -> Optional.empty(); // This service has nothing else done.
        };
    }

    private static Settled delivery(CommandFinished finished) {
        return switch (finished.status()) {
            case "sent" -> new Delivered(finished.finishedAt());
            case "failed", "expired", "suppressed" ->
                new Undelivered(
                        requireNonNullElse(finished.reason(), finished.status()),
                        finished.errorCode(),
                        finished.finishedAt());
            default ->
                throw new IllegalStateException("Expected status sent, failed, expired or suppressed but got '%s'"
                        .formatted(finished.status()));
        };
    }
}
