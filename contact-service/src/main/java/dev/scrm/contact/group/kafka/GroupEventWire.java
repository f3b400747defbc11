package dev.scrm.contact.group.kafka;

import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupEvent;
import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import dev.scrm.contact.group.GroupEvent.MembershipChanged;
import dev.scrm.contact.group.GroupEvent.ReadingWanted;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What became of who is in a group chat, as messages: news of contacts to all, to contacts that they look, the wish for a reading to the gateway. */
@Component
class GroupEventWire implements EventWire<GroupChat, GroupEvent> {
    private static final String SOURCE = "/contact-service/groups";

    @Override
    public List<OutboxMessage> messages(GroupChat group, List<GroupEvent> events, Raised raised) {
        return IntStream.range(0, events.size())
                .mapToObj(index -> message(group, index, events.get(index), raised))
                .toList();
    }

    private static OutboxMessage message(GroupChat group, int index, GroupEvent event, Raised raised) {
        var chatId = group.chatId();
        var name = group.reading().name();
        return switch (event) {
            case Joined joined ->
                news(
                        raised,
                        index,
                        "group-joined",
                        joined.contactId(),
                        joined.at(),
                        GroupMessages.Joined.of(chatId, name, joined));
            case Left left ->
                news(
                        raised,
                        index,
                        "group-left",
                        left.contactId(),
                        left.at(),
                        GroupMessages.Left.of(chatId, name, left));
            case MembershipChanged(var contactId) -> seeing(raised, index, contactId);
            case ReadingWanted(var notBefore) -> {
                var type = EventType.of("scrm.wecom.fetch-group-chat.v1");
                var data = EventData.write(GroupMessages.FetchGroupChat.notBefore(chatId, notBefore));
                // One cause asks for one reading, however often it is heard.
                var command = raised.command("fetch-group-chat", SOURCE, type, data);
                yield new OutboxMessage(Topics.WECOM_COMMANDS, raised.corpId() + ":" + chatId, command);
            }
        };
    }

    /** Each change of the group asks once more, whatever caused it. */
    private static OutboxMessage seeing(Raised raised, int index, String contactId) {
        var change = Long.toString(raised.firstSequence() + index);
        var id = Ids.derived("see-groups", raised.corpId(), raised.aggregateId(), change);
        var type = EventType.of("scrm.contact.see-groups.v1");
        var command = raised.commandNamed(id, SOURCE, type, EventData.write(new GroupMessages.SeeGroups(contactId)));
        return new OutboxMessage(Topics.CONTACT_COMMANDS, Ids.contactKey(raised.corpId(), contactId), command);
    }

    /** Told of the contact, but not in the contact's own sequence: it is the group chat that counts on. */
    private static OutboxMessage news(
            Raised raised, int index, String what, String contactId, Instant at, Record data) {
        var type = EventType.of("scrm.contact." + what + ".v1");
        var raisedByGroup = raised.event(index, SOURCE, type, at, EventData.write(data));
        var envelope = new EventEnvelope(
                raisedByGroup.id(),
                type,
                SOURCE,
                contactId,
                at,
                raised.corpId(),
                0,
                raisedByGroup.causationId(),
                raisedByGroup.correlationId(),
                raisedByGroup.traceParent(),
                raisedByGroup.data());
        return new OutboxMessage(Topics.CONTACT_EVENTS, Ids.contactKey(raised.corpId(), contactId), envelope);
    }
}
