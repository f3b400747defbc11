package dev.scrm.ticket.ticket.kafka;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.ticket.ticket.Notice;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketEvent;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponded;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponseBreached;
import dev.scrm.ticket.ticket.TicketEvent.RedAlertRaised;
import dev.scrm.ticket.ticket.TicketEvent.ReplyDelivered;
import dev.scrm.ticket.ticket.TicketEvent.ReplyFailed;
import dev.scrm.ticket.ticket.TicketEvent.ReplySent;
import dev.scrm.ticket.ticket.TicketEvent.TicketAssigned;
import dev.scrm.ticket.ticket.TicketEvent.TicketClosed;
import dev.scrm.ticket.ticket.TicketEvent.TicketContinued;
import dev.scrm.ticket.ticket.TicketEvent.TicketOpened;
import dev.scrm.ticket.ticket.TicketNotices;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Ticket events as others see them, and what the gateway is to send because of them. */
@Component
class TicketEventWire implements EventWire<Ticket, TicketEvent> {
    private static final String SOURCE = "/ticket-service";
    private static final EventType SEND_APP_MESSAGE = EventType.of("scrm.wecom.send-app-message.v1");
    private static final EventType SEND_SERVICE_MESSAGE = EventType.of("scrm.wecom.send-service-message.v1");

    private final TicketNotices notices;

    TicketEventWire(TicketNotices notices) {
        this.notices = notices;
    }

    @Override
    public List<OutboxMessage> messages(Ticket ticket, List<TicketEvent> events, Raised raised) {
        return IntStream.range(0, events.size())
                .mapToObj(index -> new Written(ticket, events.get(index), index, raised))
                .flatMap(this::messages)
                .toList();
    }

    /** One event on its way out. */
    private record Written(Ticket ticket, TicketEvent event, int index, Raised raised) {
        Stream<OutboxMessage> as(String name, Object data) {
            var envelope = raised.event(
                    index, SOURCE, new EventType("scrm.ticket." + name, 1), event.at(), EventData.write(data));
            return Stream.of(
                    new OutboxMessage(Topics.TICKET_EVENTS, raised.corpId() + ":" + raised.aggregateId(), envelope));
        }

        /** What is to be done is part of the command's id. */
        Stream<OutboxMessage> command(String what, EventType type, Object data) {
            return toGateway(raised.command(what, SOURCE, type, EventData.write(data)));
        }

        /** The command of a reply has an id by which its ticket knows the outcome. */
        Stream<OutboxMessage> reply(ReplySent reply) {
            var data = EventData.write(TicketMessages.SendServiceMessage.of(ticket, reply));
            return toGateway(
                    raised.commandNamed(ticket.id().replyCommand(reply.key()), SOURCE, SEND_SERVICE_MESSAGE, data));
        }

        private Stream<OutboxMessage> toGateway(EventEnvelope command) {
            var contactId = ticket.facts().conversation().contactId();
            return Stream.of(
                    new OutboxMessage(Topics.WECOM_COMMANDS, Ids.contactKey(raised.corpId(), contactId), command));
        }

        Stream<OutboxMessage> notice(String what, Optional<Notice> notice) {
            return notice.stream()
                    .flatMap(told -> command(
                            what, SEND_APP_MESSAGE, TicketMessages.SendAppMessage.of(ticket, told, event.at())));
        }
    }

    private Stream<OutboxMessage> messages(Written written) {
        var ticket = written.ticket();
        return switch (written.event()) {
            case TicketOpened event -> written.as("opened", TicketMessages.Opened.of(ticket, event));
            case TicketContinued event -> written.as("continued", TicketMessages.Continued.of(ticket, event));
            case RedAlertRaised event ->
                Stream.concat(
                        written.as("red-alert-raised", TicketMessages.RedAlertRaised.of(ticket, event)),
                        written.notice("notify-red-alert", notices.redAlert(ticket, event)));
            case TicketAssigned event ->
                Stream.concat(
                        written.as("assigned", TicketMessages.Assigned.of(ticket, event)),
                        written.notice("notify-assigned", Optional.of(notices.assigned(ticket, event))));
            case ReplySent event -> written.reply(event);
            case ReplyDelivered event -> written.as("reply-delivered", TicketMessages.ReplyDelivered.of(ticket, event));
            case ReplyFailed event ->
                Stream.concat(
                        written.as("reply-failed", TicketMessages.ReplyFailed.of(ticket, event)),
                        written.notice("notify-reply-failed", notices.replyFailed(ticket, event)));
            case FirstResponded event -> written.as("first-responded", TicketMessages.FirstResponded.of(ticket, event));
            case FirstResponseBreached event ->
                Stream.concat(
                        written.as("first-response-breached", TicketMessages.FirstResponseBreached.of(ticket, event)),
                        written.notice("notify-breach", notices.breached(ticket, event)));
            case TicketClosed event -> written.as("closed", TicketMessages.Closed.of(ticket, event));
        };
    }
}
