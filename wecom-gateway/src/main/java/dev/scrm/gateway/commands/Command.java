package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something another service wants done at WeCom. */
public sealed interface Command {
    /** What all commands have. */
    Head head();

    /** Its name in outcomes, such as {@code send-welcome}. */
    String name();

    /** The same, telling of fields that nobody knows. */
    default Command ignoring(List<String> fields) {
        var telling = head().ignoring(fields);
        return switch (this) {
            case Post post -> new Post(telling, post.kind, post.actor, post.request);
            case FetchContact fetch -> new FetchContact(telling, fetch.externalUserId);
            case FetchGroupChat fetch -> new FetchGroupChat(telling, fetch.chatId);
            case FetchAcquisitionChat fetch -> new FetchAcquisitionChat(telling, fetch.chatKey);
            case Cancel cancel -> new Cancel(telling, cancel.commandId);
            case Malformed malformed -> new Malformed(telling, malformed.name, malformed.reason);
        };
    }

    /**
     * What all commands have.
     *
     * @param key of the record in Kafka; the outcome gets the same
     * @param externalUserId WeCom's id of the customer whom it names; null when it names none, or several
     * @param notBefore it is not carried out earlier; null for at once
     * @param expiresAt after this instant the command is not worth sending; null when it always is
     * @param ignoredFields names of fields that nobody here knows, ten at most
     */
    record Head(
            EventEnvelope envelope,
            String key,
            @Nullable String contactId,
            @Nullable String externalUserId,
            CallLane lane,
            @Nullable Instant notBefore,
            @Nullable Instant expiresAt,
            List<String> ignoredFields) {
        public Head {
            ignoredFields = List.copyOf(ignoredFields);
        }

        public Head(
                EventEnvelope envelope,
                String key,
                @Nullable String contactId,
                CallLane lane,
                @Nullable Instant notBefore,
                @Nullable Instant expiresAt) {
            this(envelope, key, contactId, null, lane, notBefore, expiresAt, List.of());
        }

        /** The same, telling of fields that nobody knows. */
        public Head ignoring(List<String> fields) {
            return new Head(envelope, key, contactId, externalUserId, lane, notBefore, expiresAt, fields);
        }

        /** Under which ids whoever it is for is known: the one it says, and the one of whoever was born of WeCom's. */
        public List<String> contactIds() {
            return Stream.of(
                            Optional.ofNullable(contactId),
                            Optional.ofNullable(externalUserId).map(id -> Ids.contact(corpId(), id)))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }

        public String id() {
            return envelope.id();
        }

        public String corpId() {
            return envelope.corpId();
        }

        /** {@code corp:command}, under which the ledger keeps it. */
        public String ledgerId() {
            return corpId() + ":" + id();
        }

        boolean isExpired(Instant now) {
            return expiresAt != null && now.isAfter(expiresAt);
        }

        /** The later of when it came and when it may be carried out. */
        Instant beginsAfter(Instant came) {
            return notBefore != null && notBefore.isAfter(came) ? notBefore : came;
        }

        boolean isEarly(Instant now) {
            return notBefore != null && now.isBefore(notBefore);
        }
    }

    /** Posts to one of WeCom's APIs. */
    record Post(Head head, CommandKind kind, Actor actor, ApiRequest request) implements Command {
        Post with(ApiRequest other) {
            return new Post(head, kind, actor, other);
        }

        @Override
        public String name() {
            return kind.commandName();
        }
    }

    /** Reads a contact. */
    record FetchContact(Head head, String externalUserId) implements Command {
        @Override
        public String name() {
            return CommandKind.FETCH_CONTACT.commandName();
        }
    }

    /** Reads a group chat. */
    record FetchGroupChat(Head head, String chatId) implements Command {
        @Override
        public String name() {
            return CommandKind.FETCH_GROUP_CHAT.commandName();
        }
    }

    /** Reads who wrote how often by an acquisition link, for a key that a callback gave half an hour ago at most. */
    record FetchAcquisitionChat(Head head, String chatKey) implements Command {
        @Override
        public String name() {
            return CommandKind.FETCH_ACQUISITION_CHAT.commandName();
        }
    }

    /** Takes another command of the corp back. */
    record Cancel(Head head, String commandId) implements Command {
        @Override
        public String name() {
            return CommandKind.CANCEL_COMMAND.commandName();
        }
    }

    /** A command that cannot be right, whatever WeCom says. */
    record Malformed(Head head, String name, Reason reason) implements Command {}
}
