package dev.scrm.analytics.figures.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.scrm.analytics.figures.Fact;
import dev.scrm.analytics.figures.Fact.ContactAdded;
import dev.scrm.analytics.figures.Fact.FirstResponded;
import dev.scrm.analytics.figures.Fact.FirstResponseOverdue;
import dev.scrm.analytics.figures.Fact.RedAlertRaised;
import dev.scrm.analytics.figures.Fact.TicketOpened;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import dev.scrm.analytics.figures.Fact.WelcomeResult;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events are facts that count. */
final class FactReader {
    private static final String SEND_WELCOME = "send-welcome";

    private FactReader() {}

    /** Whether events of this type may count; all others are not for us. */
    static boolean reads(String typeName) {
        return switch (typeName) {
            case "scrm.wecom.external-contact-added",
                    "scrm.wecom.command-finished",
                    "scrm.ticket.opened",
                    "scrm.ticket.red-alert-raised",
                    "scrm.ticket.first-responded",
                    "scrm.ticket.first-response-breached" -> true;
            default -> false;
        };
    }

    /** The fact in an event; empty when it does not count. */
    static Optional<Fact> read(EventEnvelope event) {
        if (!reads(event.type().name())) {
            return Optional.empty();
        }
        return switch (event.type().name()) {
            case "scrm.wecom.external-contact-added" -> Optional.of(added(event));
            case "scrm.wecom.command-finished" -> welcome(event);
            case "scrm.ticket.opened" -> Optional.of(new TicketOpened(ticketKey(event), event.time()));
            case "scrm.ticket.red-alert-raised" -> Optional.of(new RedAlertRaised(ticketKey(event), event.time()));
            case "scrm.ticket.first-responded" -> Optional.of(firstResponse(event));
            case "scrm.ticket.first-response-breached" ->
                Optional.of(new FirstResponseOverdue(ticketKey(event), event.time()));
            default -> Optional.empty();
        };
    }

    /** The contact a ticket's event is about. */
    static String contactOf(EventEnvelope ticketEvent) {
        return EventData.read(ticketEvent, TicketData.class).contactId();
    }

    private static ContactAdded added(EventEnvelope event) {
        var data = EventData.read(event, 1, AddedData.class);
        var state = data.state();
        return new ContactAdded(
                "add:" + event.id(),
                event.time(),
                requireNonNullElse(event.correlationId(), event.id()),
                state == null || state.isBlank() ? FigureKey.NO_LIVE_CODE : state,
                data.receivedAt());
    }

    /** A command has one outcome, however often it is told: its id is what counts once. */
    private static Optional<Fact> welcome(EventEnvelope event) {
        var data = EventData.read(event, 1, FinishedData.class);
        return data.command().equals(SEND_WELCOME)
                ? Optional.of(new WelcomeFinished(
                        "welcome:" + data.commandId(),
                        event.time(),
                        event.correlationId(),
                        result(data.status()),
                        data.finishedAt()))
                : Optional.empty();
    }

    private static WelcomeResult result(String status) {
        return switch (status) {
            case "sent" -> WelcomeResult.SENT;
            case "failed", "suppressed" -> WelcomeResult.FAILED;
            case "expired" -> WelcomeResult.EXPIRED;
            default ->
                throw new IllegalArgumentException("Expected sent, failed, expired or suppressed but got " + status);
        };
    }

    private static FirstResponded firstResponse(EventEnvelope event) {
        var data = EventData.read(event, 1, RespondedData.class);
        return new FirstResponded(
                ticketKey(event),
                event.time(),
                Duration.ofMillis(Math.round(data.elapsedSeconds() * 1000)),
                data.breached());
    }

    /** A ticket counts its events; where it did not, the event's id has to do. */
    private static String ticketKey(EventEnvelope event) {
        var ticket = EventData.read(event, 1, TicketData.class).ticketId();
        return "ticket:" + ticket + "/" + (event.sequence() > 0 ? String.valueOf(event.sequence()) : event.id());
    }

    private record AddedData(@Nullable String state, Instant receivedAt) {
        AddedData {
            requireNonNull(receivedAt, "receivedAt");
        }
    }

    private record FinishedData(String commandId, String command, String status, Instant finishedAt) {
        FinishedData {
            requireNonNull(commandId, "commandId");
            requireNonNull(command, "command");
            requireNonNull(status, "status");
            requireNonNull(finishedAt, "finishedAt");
        }
    }

    private record TicketData(String ticketId, String contactId) {
        TicketData {
            requireNonNull(ticketId, "ticketId");
            requireNonNull(contactId, "contactId");
        }
    }

    private record RespondedData(Double elapsedSeconds, Boolean breached) {
        RespondedData {
            requireNonNull(elapsedSeconds, "elapsedSeconds");
            requireNonNull(breached, "breached");
        }
    }
}
