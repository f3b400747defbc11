package dev.scrm.gateway.commands.kafka;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a command changed at WeCom, told as a callback would: WeCom calls nobody back about what its API did. Each names the
 * command that caused it, and has an id derived from it: told twice it is still one event.
 */
final class Changes {
    private static final EventType EDITED = EventType.of("scrm.wecom.external-contact-edited.v1");
    private static final EventType TAG_CREATED = EventType.of("scrm.wecom.contact-tag-created.v1");
    private static final EventType TAG_UPDATED = EventType.of("scrm.wecom.contact-tag-updated.v1");
    private static final EventType TAG_REMOVED = EventType.of("scrm.wecom.contact-tag-removed.v1");
    private static final EventType GROUP_CHAT_CHANGED = EventType.of("scrm.wecom.group-chat-changed.v1");
    private static final EventType LINK_REMOVED = EventType.of("scrm.wecom.acquisition-link-removed.v1");
    private static final String TAG = "tag";
    private static final String TAG_GROUP = "tag-group";

    private record ContactEdited(String contactId, String externalUserId, String staffId, String causedBy) {}

    private record TagChanged(String kind, String id, String causedBy) {}

    private record GroupChatChanged(String chatId, String change, String causedBy) {}

    private record LinkRemoved(String linkId, String causedBy) {}

    private record DeleteLink(String linkId) {}

    private record TransferGroupChats(@Nullable List<@Nullable String> chatIds) {}

    private record Relation(String externalUserId, String staffId) {}

    private record EditTag(String kind, String id) {}

    private record DeleteTags(
            @Nullable List<@Nullable String> tagIds,
            @Nullable List<@Nullable String> groupIds) {}

    private Changes() {}

    static Stream<OutboxMessage> of(Finished finished) {
        return finished.outcome().status() == Outcome.Status.SENT && finished.command() instanceof Command.Post post
                ? of(post.kind(), post.head(), finished.outcome())
                : Stream.empty();
    }

    private static Stream<OutboxMessage> of(CommandKind kind, Command.Head head, Outcome outcome) {
        return switch (kind) {
            case MARK_TAGS, REMARK_CONTACT -> Stream.of(edited(head, outcome));
            case CREATE_TAGS -> created(head, outcome);
            case EDIT_TAG -> {
                var data = EventData.read(head.envelope(), EditTag.class);
                yield Stream.of(tag(TAG_UPDATED, data.kind(), data.id(), head, outcome));
            }
            case DELETE_TAGS -> {
                var data = EventData.read(head.envelope(), DeleteTags.class);
                yield Stream.concat(
                        removed(TAG, data.tagIds(), head, outcome), removed(TAG_GROUP, data.groupIds(), head, outcome));
            }
            case TRANSFER_GROUP_CHATS -> handedOver(head, outcome);
            // Of links that are made or changed WeCom tells nobody, however that was done.
            case DELETE_ACQUISITION_LINK -> {
                var id = EventData.read(head.envelope(), DeleteLink.class).linkId();
                yield Stream.of(message(LINK_REMOVED, id, new LinkRemoved(id, head.id()), head, outcome));
            }
            default -> Stream.empty();
        };
    }

    private static OutboxMessage edited(Command.Head head, Outcome outcome) {
        var relation = EventData.read(head.envelope(), Relation.class);
        var contactId = Ids.contact(head.corpId(), relation.externalUserId());
        var data = new ContactEdited(contactId, relation.externalUserId(), relation.staffId(), head.id());
        return message(EDITED, contactId, data, head, outcome);
    }

    /** All that the command asked for, also what was there before: WeCom does not say which it made. */
    private static Stream<OutboxMessage> created(Command.Head head, Outcome outcome) {
        var group = outcome.result().get("groupId");
        var tags = outcome.result().get("tags") instanceof List<?> list ? list : List.of();
        return Stream.concat(
                Stream.ofNullable(group).map(id -> tag(TAG_CREATED, TAG_GROUP, String.valueOf(id), head, outcome)),
                tags.stream()
                        .map(tag -> tag instanceof Map<?, ?> fields ? fields.get("id") : null)
                        .flatMap(Stream::ofNullable)
                        .map(id -> tag(TAG_CREATED, TAG, String.valueOf(id), head, outcome)));
    }

    /** Those that WeCom did not refuse. */
    private static Stream<OutboxMessage> handedOver(Command.Head head, Outcome outcome) {
        var refused = outcome.result().get("refused") instanceof List<?> list ? list : List.of();
        var left = refused.stream()
                .map(chat -> chat instanceof Map<?, ?> fields ? fields.get("chatId") : null)
                .toList();
        return requireNonNullElse(
                        EventData.read(head.envelope(), TransferGroupChats.class)
                                .chatIds(),
                        List.<@Nullable String>of())
                .stream()
                .flatMap(Stream::ofNullable)
                .filter(chatId -> !left.contains(chatId))
                .map(chatId -> message(
                        GROUP_CHAT_CHANGED,
                        chatId,
                        new GroupChatChanged(chatId, "owner-changed", head.id()),
                        head,
                        outcome));
    }

    private static Stream<OutboxMessage> removed(
            String kind, @Nullable List<@Nullable String> ids, Command.Head head, Outcome outcome) {
        return requireNonNullElse(ids, List.<@Nullable String>of()).stream()
                .flatMap(Stream::ofNullable)
                .map(id -> tag(TAG_REMOVED, kind, id, head, outcome));
    }

    private static OutboxMessage tag(EventType type, String kind, String id, Command.Head head, Outcome outcome) {
        return message(type, id, new TagChanged(kind, id, head.id()), head, outcome);
    }

    private static OutboxMessage message(
            EventType type, String subject, Object data, Command.Head head, Outcome outcome) {
        var cause = head.envelope();
        var envelope = new EventEnvelope(
                Ids.derived("change", cause.corpId(), cause.id(), type.name(), subject),
                type,
                KafkaOutcomes.SOURCE,
                subject,
                outcome.finishedAt(),
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(data));
        return new OutboxMessage(Topics.WECOM_CALLBACKS, cause.corpId() + ":" + subject, envelope);
    }
}
