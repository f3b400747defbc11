package dev.scrm.contact.group.mongo;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.AwaitedReading;
import dev.scrm.contact.group.Departure;
import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupMember;
import dev.scrm.contact.group.GroupReading;
import dev.scrm.contact.group.QuitCause;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group chat as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param contactIds all whom it names, so that they are found by the contact that they would be
 */
public record GroupChatDocument(
        String corp,
        String id,
        Instant asOf,
        boolean exists,
        @Nullable String name,
        @Nullable String ownerId,
        @Nullable String memberVersion,
        List<MemberPart> members,
        List<DeparturePart> departures,
        @Nullable AwaitedPart awaited,
        List<String> contactIds) {
    public GroupChatDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(asOf, "asOf");
        requireNonNull(members, "members");
        requireNonNull(departures, "departures");
        requireNonNull(contactIds, "contactIds");
    }

    /**
     * @param contactId absent of staff
     * @param untold true of one of whom nobody was told; absent otherwise
     */
    public record MemberPart(
            String memberId,
            @Nullable String contactId,
            @Nullable Instant joinedAt,
            @Nullable String joinScene,
            @Nullable String invitedBy,
            @Nullable String state,
            @Nullable Boolean untold) {
        static MemberPart of(String corpId, GroupMember member, boolean untold) {
            return new MemberPart(
                    member.memberId(),
                    member.external() ? member.contactId(corpId) : null,
                    member.joinedAt(),
                    member.joinScene(),
                    member.invitedBy(),
                    member.state(),
                    untold ? true : null);
        }

        GroupMember member() {
            return new GroupMember(memberId, contactId != null, joinedAt, joinScene, invitedBy, state);
        }
    }

    public record DeparturePart(String memberId, String contactId, QuitCause cause, Instant at) {
        static DeparturePart of(String corpId, Departure departure) {
            var contactId = Ids.contact(corpId, departure.memberId());
            return new DeparturePart(departure.memberId(), contactId, departure.cause(), departure.at());
        }

        Departure departure() {
            return new Departure(memberId, cause, at);
        }
    }

    /** @param failures absent while there were none */
    public record AwaitedPart(
            Instant heardAt,
            Instant changedAt,
            Instant askedFor,
            @Nullable Integer failures) {
        static @Nullable AwaitedPart of(@Nullable AwaitedReading awaited) {
            return awaited == null
                    ? null
                    : new AwaitedPart(
                            awaited.heardAt(),
                            awaited.changedAt(),
                            awaited.askedFor(),
                            awaited.failures() == 0 ? null : awaited.failures());
        }

        AwaitedReading awaited() {
            return new AwaitedReading(heardAt, changedAt, askedFor, failures == null ? 0 : failures);
        }
    }

    static GroupChatDocument of(GroupChat group) {
        var reading = group.reading();
        var members = reading.members().stream()
                .map(member ->
                        MemberPart.of(group.corpId(), member, group.untold().contains(member.memberId())))
                .toList();
        var departures = group.departures().stream()
                .map(departure -> DeparturePart.of(group.corpId(), departure))
                .toList();
        var contactIds = Stream.concat(
                members.stream().flatMap(member -> Stream.ofNullable(member.contactId())),
                departures.stream().map(DeparturePart::contactId));
        return new GroupChatDocument(
                group.corpId(),
                group.chatId(),
                reading.asOf(),
                reading.exists(),
                reading.name(),
                reading.ownerId(),
                reading.memberVersion(),
                members,
                departures,
                AwaitedPart.of(group.awaited()),
                contactIds.distinct().toList());
    }

    GroupChat group() {
        var reading = new GroupReading(
                asOf,
                exists,
                name,
                ownerId,
                memberVersion,
                members.stream().map(MemberPart::member).toList());
        return new GroupChat(
                corp,
                id,
                reading,
                departures.stream().map(DeparturePart::departure).toList(),
                awaited == null ? null : awaited.awaited(),
                members.stream()
                        .filter(member -> Boolean.TRUE.equals(member.untold()))
                        .map(MemberPart::memberId)
                        .collect(toSet()));
    }
}
