package dev.scrm.contact.group.kafka;

import static dev.scrm.platform.messaging.EventData.read;
import static java.time.temporal.ChronoUnit.MILLIS;

import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupFact;
import dev.scrm.contact.group.GroupMember;
import dev.scrm.contact.group.GroupReading;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.contact.group.QuitCause;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates WeCom's events to facts about group chats. */
final class WecomGroupFacts {
    private WecomGroupFacts() {}

    /** The fact in an event; empty for one that says nothing of who is in a group, or what it is called. */
    static Optional<LearnedGroupFact> in(ReceivedEvent event) {
        var envelope = event.envelope();
        return switch (envelope.type().name()) {
            case "scrm.wecom.group-chat-created" ->
                about(
                        event,
                        read(envelope, 1, WecomGroupData.Named.class).chatId(),
                        new GroupFact.Changed(time(event), null));
            case "scrm.wecom.group-chat-changed" -> changed(event, read(envelope, 1, WecomGroupData.Changed.class));
            case "scrm.wecom.group-chat-dismissed" ->
                about(
                        event,
                        read(envelope, 1, WecomGroupData.Named.class).chatId(),
                        new GroupFact.Dismissed(time(event)));
            case "scrm.wecom.group-chat-fetched", "scrm.wecom.group-chat-snapshot" -> {
                var data = read(envelope, 1, WecomGroupData.Read.class);
                yield about(event, data.chatId(), new GroupFact.Read(reading(data), kept(data.at())));
            }
            case "scrm.wecom.command-finished" -> failed(event, read(envelope, 1, WecomGroupData.Finished.class));
            default -> Optional.empty(); // Others' events on the same topics.
        };
    }

    /** An outcome names no group, but has the key of its command. */
    private static Optional<LearnedGroupFact> failed(ReceivedEvent event, WecomGroupData.Finished data) {
        var ofCorp = event.envelope().corpId() + ":";
        boolean ofGroup =
                data.command().equals("fetch-group-chat") && event.key().startsWith(ofCorp);
        return ofGroup && data.isWorthAnotherTry()
                ? about(
                        event,
                        event.key().substring(ofCorp.length()),
                        new GroupFact.ReadingFailed(kept(data.finishedAt())))
                : Optional.empty();
    }

    /** Who came, and whether as staff, only a reading shows; who went is told. */
    private static Optional<LearnedGroupFact> changed(ReceivedEvent event, WecomGroupData.Changed data) {
        return switch (data.change()) {
            case "notice-changed" -> Optional.empty();
            case "members-added" ->
                about(event, data.chatId(), new GroupFact.Changed(time(event), data.currentMemberVersion()));
            case "members-removed" -> about(event, data.chatId(), left(event, data));
            case null, default -> about(event, data.chatId(), new GroupFact.Changed(time(event), null));
        };
    }

    private static GroupFact left(ReceivedEvent event, WecomGroupData.Changed data) {
        var gone = data.changedMemberIds();
        return gone == null
                ? new GroupFact.Changed(time(event), null)
                : new GroupFact.MembersLeft(
                        Set.copyOf(gone),
                        cause(data.quitScene()),
                        data.lastMemberVersion(),
                        data.currentMemberVersion(),
                        time(event));
    }

    private static QuitCause cause(@Nullable String quitScene) {
        return switch (quitScene) {
            case "left" -> QuitCause.LEFT;
            case "removed" -> QuitCause.REMOVED;
            case null, default -> QuitCause.UNKNOWN;
        };
    }

    private static GroupReading reading(WecomGroupData.Read data) {
        return new GroupReading(
                kept(data.at()).minus(GroupChat.LATENESS),
                data.exists(),
                data.name(),
                data.ownerId(),
                data.memberVersion(),
                members(data.members()));
    }

    /** Each once, in the order in which they were told. */
    private static List<GroupMember> members(@Nullable List<WecomGroupData.Member> told) {
        Map<String, GroupMember> byId = new LinkedHashMap<>();
        Stream.ofNullable(told)
                .flatMap(List::stream)
                .map(WecomGroupFacts::member)
                .forEach(member -> byId.putIfAbsent(member.memberId(), member));
        return List.copyOf(byId.values());
    }

    private static GroupMember member(WecomGroupData.Member told) {
        var joinedAt = told.joinedAt();
        return new GroupMember(
                told.memberId(),
                told.kind().equals("contact"),
                joinedAt == null ? null : kept(joinedAt),
                told.joinScene(),
                told.invitedBy(),
                told.state());
    }

    private static Optional<LearnedGroupFact> about(ReceivedEvent event, String chatId, GroupFact fact) {
        var envelope = event.envelope();
        return Optional.of(new LearnedGroupFact(envelope.corpId(), chatId, fact, envelope, event.position()));
    }

    private static Instant time(ReceivedEvent event) {
        return kept(event.envelope().time());
    }

    /** To the millisecond, as the store keeps times: a redelivered fact must equal the stored one. */
    private static Instant kept(Instant time) {
        return time.truncatedTo(MILLIS);
    }
}
