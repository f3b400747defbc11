package dev.scrm.contact.group.kafka;

import dev.scrm.contact.group.LearnGroups;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hears what WeCom tells of group chats, a poll at a time. */
@Component
class WecomGroupListener implements EventBatchHandler {
    private static final String OF_GROUP_CHATS = "scrm.wecom.group-chat-";
    private static final String COMMAND_FINISHED = "scrm.wecom.command-finished";

    private final LearnGroups learnGroups;

    WecomGroupListener(LearnGroups learnGroups) {
        this.learnGroups = learnGroups;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        var type = envelope.type().name();
        return type.startsWith(OF_GROUP_CHATS) || type.equals(COMMAND_FINISHED);
    }

    @Override
    public void handle(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, WecomGroupFacts::in);
        var facts = told.readable().stream().flatMap(Optional::stream).toList();
        if (!facts.isEmpty()) {
            learnGroups.learn(facts);
        }
        told.reportUnreadable();
    }
}
