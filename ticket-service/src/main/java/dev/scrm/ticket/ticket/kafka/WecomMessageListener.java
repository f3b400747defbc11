package dev.scrm.ticket.ticket.kafka;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.ticket.ticket.Arrival;
import dev.scrm.ticket.ticket.Conversation;
import dev.scrm.ticket.ticket.Message;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.TakeMessages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears customer-service messages, a poll at a time. */
@Component
class WecomMessageListener implements EventBatchHandler {
    private static final EventType RECEIVED = EventType.of("scrm.wecom.service-message-received.v1");

    /** What stands for a message without text, as WeCom's own clients show it. */
    private static final Map<String, String> KINDS = Map.of(
            "image", "[图片]", "voice", "[语音]", "video", "[视频]", "file", "[文件]", "location", "[位置]", "link", "[链接]");

    private record Body(@Nullable String text) {}

    private final TakeMessages takeMessages;
    private final MessageBodies bodies;

    WecomMessageListener(TakeMessages takeMessages, MessageBodies bodies) {
        this.takeMessages = takeMessages;
        this.bodies = bodies;
    }

    @Override
    public void handle(List<Lane> lanes) {
        takeMessages.take(lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(event -> arrival(event).stream())
                .toList());
    }

    private Optional<Arrival> arrival(ReceivedEvent event) {
        var type = event.envelope().type();
        if (!type.name().equals(RECEIVED.name())) {
            return Optional.empty(); // Archived messages and what else may come on this topic are not for tickets.
        }
        if (!type.equals(RECEIVED)) {
            throw new IllegalStateException("Expected %s but got %s".formatted(RECEIVED, type));
        }
        return message(event.envelope()).map(message -> new Arrival(message, event.envelope(), event.position()));
    }

    private Optional<Message> message(EventEnvelope envelope) {
        var wecom = EventData.read(envelope, WecomMessage.class);
        var conversation = new Conversation(envelope.corpId(), wecom.contactId(), wecom.openKfId());
        return switch (wecom.origin()) {
            case "customer" ->
                Optional.of(new CustomerWrote(
                        wecom.messageId(),
                        conversation,
                        wecom.externalUserId(),
                        wecom.sentAt(),
                        text(envelope, wecom)));
            case "staff" ->
                Optional.of(new StaffWrote(wecom.messageId(), conversation, wecom.staffId(), wecom.sentAt()));
            case "system" -> Optional.empty(); // WeCom's own words, such as that a session has ended.
            default ->
                throw new IllegalStateException(
                        "Expected origin customer, staff or system but got '%s'".formatted(wecom.origin()));
        };
    }

    private String text(EventEnvelope envelope, WecomMessage wecom) {
        var text = EventData.read(bodies.open(envelope.id(), wecom.body()), Body.class)
                .text();
        return text == null ? KINDS.getOrDefault(wecom.messageType(), "[消息]") : text;
    }
}
