package dev.scrm.gateway.commands.kafka;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Fetched;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.Outcomes;
import dev.scrm.gateway.wecom.AcquisitionChat;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.GroupChat;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Row;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outcomes on the wire. Their ids are derived from the command: told twice they are still one event. */
final class KafkaOutcomes implements Outcomes {
    private static final EventType FINISHED = EventType.of("scrm.wecom.command-finished.v1");
    private static final EventType FETCHED = EventType.of("scrm.wecom.contact-fetched.v1");
    private static final EventType CHAT_FETCHED = EventType.of("scrm.wecom.group-chat-fetched.v1");
    private static final EventType LINK_CHAT_FETCHED = EventType.of("scrm.wecom.acquisition-chat-fetched.v1");
    static final String SOURCE = "/wecom-gateway";

    private record CommandFinished(
            String commandId,
            String command,
            @Nullable String contactId,
            String status,
            @Nullable Integer errorCode,
            @Nullable String reason,
            @Nullable String reaction,
            int attempts,
            @Nullable Map<String, Object> result,
            @Nullable List<String> ignoredFields,
            Instant finishedAt) {}

    private record ContactFetched(
            String commandId,
            String contactId,
            String externalUserId,
            String name,
            @Nullable String avatar,
            String kind,
            String gender,
            @Nullable String unionId,
            List<Follower> followers,
            Instant fetchedAt) {}

    private record Follower(
            String staffId,
            @Nullable String remark,
            @Nullable String description,
            Instant addedAt,
            int addWay,
            @Nullable String state,
            List<Tag> tags) {}

    private record Tag(
            String id, @Nullable String name, @Nullable String group, String kind) {}

    private final EventPublisher publisher;

    KafkaOutcomes(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(List<Finished> finished) {
        publisher.publish(finished.stream().flatMap(KafkaOutcomes::messages).toList());
    }

    /** What was changed and what was fetched goes first: who waits for the outcome then has it. */
    private static Stream<OutboxMessage> messages(Finished finished) {
        return Stream.concat(Changes.of(finished), outcome(finished));
    }

    private static Stream<OutboxMessage> outcome(Finished finished) {
        var command = finished.command();
        var outcome = finished.outcome();
        var told = message(command, outcome, FINISHED, finished(command, outcome));
        return Stream.concat(fetched(command, outcome), Stream.of(told));
    }

    private static Stream<OutboxMessage> fetched(Command command, Outcome outcome) {
        return switch (outcome.fetched()) {
            case null -> Stream.empty();
            case Fetched.Contact(var contact) ->
                Stream.of(message(command, outcome, FETCHED, fetched(command, outcome, contact)));
            case Fetched.Chat(var chat) ->
                Stream.of(message(command, outcome, CHAT_FETCHED, chat(command, outcome, chat)));
            case Fetched.LinkChat(var chat) ->
                Stream.of(message(command, outcome, LINK_CHAT_FETCHED, linkChat(command, outcome, chat)));
            case Fetched.DismissedChat(var chatId) ->
                Stream.of(message(command, outcome, CHAT_FETCHED, chat(command, outcome, chatId, false)));
        };
    }

    private static OutboxMessage message(Command command, Outcome outcome, EventType type, Object data) {
        var cause = command.head().envelope();
        var envelope = new EventEnvelope(
                Ids.derived("outcome", cause.corpId(), cause.id(), type.name()),
                type,
                SOURCE,
                cause.subject(),
                outcome.finishedAt(),
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(data));
        return new OutboxMessage(Topics.WECOM_OUTCOMES, command.head().key(), envelope);
    }

    private static CommandFinished finished(Command command, Outcome outcome) {
        return new CommandFinished(
                command.head().id(),
                command.name(),
                command.head().contactId(),
                outcome.status().name().toLowerCase(Locale.ROOT),
                outcome.errorCode(),
                outcome.reason(),
                reaction(outcome),
                outcome.attempts(),
                outcome.result().isEmpty() ? null : outcome.result(),
                command.head().ignoredFields().isEmpty() ? null : command.head().ignoredFields(),
                outcome.finishedAt());
    }

    /** What is to be done about the code of a command that was not sent, as a word. */
    private static @Nullable String reaction(Outcome outcome) {
        return outcome.status() == Outcome.Status.SENT || outcome.errorCode() == null
                ? null
                : Slug.of(Reaction.to(outcome.errorCode()));
    }

    private static ContactFetched fetched(Command command, Outcome outcome, ExternalContact contact) {
        return new ContactFetched(
                command.head().id(),
                Ids.contact(command.head().corpId(), contact.externalUserId()),
                contact.externalUserId(),
                contact.name(),
                contact.avatar(),
                contact.wechat() ? "wechat" : "wecom",
                gender(contact.gender()),
                contact.unionId(),
                contact.followers().stream().map(KafkaOutcomes::follower).toList(),
                outcome.finishedAt());
    }

    private static Map<String, Object> chat(Command command, Outcome outcome, GroupChat chat) {
        var data = chat(command, outcome, chat.chatId(), true);
        data.putAll(chat.told());
        data.putAll(chat.silent());
        return data;
    }

    private static Map<String, Object> chat(Command command, Outcome outcome, String chatId, boolean exists) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("commandId", command.head().id());
        data.put("chatId", chatId);
        data.put("exists", exists);
        data.put("fetchedAt", outcome.finishedAt());
        return data;
    }

    private static Map<String, Object> linkChat(Command command, Outcome outcome, AcquisitionChat chat) {
        var externalUserId = chat.externalUserId();
        return Row.filled(
                "commandId", command.head().id(),
                "contactId",
                        externalUserId.isEmpty()
                                ? ""
                                : Ids.contact(command.head().corpId(), externalUserId),
                "externalUserId", externalUserId,
                "staffId", chat.staffId(),
                "linkId", chat.linkId(),
                "state", chat.state(),
                "messages", chat.messages(),
                "fetchedAt", outcome.finishedAt());
    }

    private static Follower follower(ExternalContact.Follower follower) {
        return new Follower(
                follower.staffId(),
                follower.remark(),
                follower.description(),
                follower.addedAt(),
                follower.addWay(),
                follower.state(),
                follower.tags().stream()
                        .filter(tag -> tag.id() != null)
                        .map(KafkaOutcomes::tag)
                        .toList());
    }

    private static Tag tag(ExternalContact.Tag tag) {
        var kind =
                switch (tag.kind()) {
                    case 2 -> "personal";
                    case 3 -> "strategy";
                    default -> "corp";
                };
        return new Tag(String.valueOf(tag.id()), tag.name(), tag.group(), kind);
    }

    private static String gender(int gender) {
        return switch (gender) {
            case 1 -> "male";
            case 2 -> "female";
            default -> "unknown";
        };
    }
}
