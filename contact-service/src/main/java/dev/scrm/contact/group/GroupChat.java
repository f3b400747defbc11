package dev.scrm.contact.group;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import dev.scrm.contact.group.GroupEvent.ReadingWanted;
import dev.scrm.platform.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group chat of customers (客户群): what was read of it last, and who went since. Everything is dated, so that it does not matter in
 * what order it is told, how late, or how often.
 *
 * @param reading what was read last, without those who went since
 * @param departures who went since, in the order of their ids
 * @param awaited what changed since that a reading has to show; null when nothing did
 * @param untold ids of members who were nobody's contact when they were found in it, so that nobody was told that they came
 */
public record GroupChat(
        String corpId,
        String chatId,
        GroupReading reading,
        List<Departure> departures,
        @Nullable AwaitedReading awaited,
        Set<String> untold) {
    /**
     * WeCom shows a change up to two seconds late and tells when it was to the second, and a reading is answered a moment after it was
     * made: so much later it knows the change.
     */
    public static final Duration LATENESS = Duration.ofSeconds(5);

    /** Clocks are not one: who came so long before WeCom first told of a group came with that. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    public GroupChat {
        requireNonNull(corpId, "corpId");
        requireNonNull(chatId, "chatId");
        requireNonNull(reading, "reading");
        departures = List.copyOf(departures);
        untold = Set.copyOf(untold);
    }

    /** What a fact makes of the group chat as known so far, and what follows from it. */
    public static Decision<GroupChat, GroupEvent> decide(
            @Nullable GroupChat known, String corpId, String chatId, GroupFact fact) {
        var group = known == null ? new GroupChat(corpId, chatId, GroupReading.NONE, List.of(), null, Set.of()) : known;
        return switch (fact) {
            case GroupFact.Changed(var at, var toVersion) ->
                group.knows(at, toVersion) ? Decision.unchanged(group) : group.changed(at);
            case GroupFact.MembersLeft gone ->
                group.knows(gone.at(), gone.toVersion()) ? Decision.unchanged(group) : group.left(gone);
            case GroupFact.ReadingFailed(var at) -> group.readAgain(at);
            case GroupFact.BecameContact(var contactId, var at) -> group.tell(contactId, at);
            case GroupFact.Dismissed(var at) -> group.read(group.reading.dismissed(at), at);
            case GroupFact.Read(var told, var at) when told.exists() -> group.read(told, at);
            case GroupFact.Read(var told, var at) -> group.read(group.reading.dismissed(told.asOf()), at);
        };
    }

    public List<GroupMember> members() {
        return reading.members();
    }

    /** The same with others of whom nobody was told. */
    GroupChat leavingUntold(Set<String> memberIds) {
        return new GroupChat(corpId, chatId, reading, departures, awaited, memberIds);
    }

    private GroupChat with(GroupReading now, List<Departure> since, @Nullable AwaitedReading wanted) {
        return new GroupChat(corpId, chatId, now, since, wanted, untold);
    }

    /** That somebody is in it, who is a contact only now. */
    private Decision<GroupChat, GroupEvent> tell(String contactId, Instant at) {
        return members().stream()
                .filter(member -> untold.contains(member.memberId()))
                .filter(member -> contactId.equals(member.contactId(corpId)))
                .findFirst()
                .map(member -> Decision.<GroupChat, GroupEvent>of(
                        leavingUntold(untold.stream()
                                .filter(id -> !id.equals(member.memberId()))
                                .collect(toSet())),
                        joined(member, at)))
                .orElseGet(() -> Decision.unchanged(this));
    }

    private Joined joined(GroupMember member, Instant at) {
        return new Joined(member.contactId(corpId), member, member.joinedAt() == null ? at : member.joinedAt());
    }

    private boolean knows(Instant change, @Nullable String version) {
        return !change.isAfter(reading.asOf()) || (version != null && version.equals(reading.memberVersion()));
    }

    private Decision<GroupChat, GroupEvent> changed(Instant at) {
        if (awaited == null) {
            return asking(AwaitedReading.of(at));
        }
        var more = awaited.changed(at);
        if (awaited.isUnderWay(at)) {
            return more.equals(awaited)
                    ? Decision.unchanged(this)
                    : Decision.of(with(reading, departures, more), List.of());
        }
        return asking(more.askedAgain());
    }

    private Decision<GroupChat, GroupEvent> asking(AwaitedReading wanted) {
        return Decision.of(
                with(reading, departures, wanted),
                new ReadingWanted(wanted.askedFor().plus(LATENESS)));
    }

    /** After a while that grows; in the end the next change asks, or the night's reading finds it. */
    private Decision<GroupChat, GroupEvent> readAgain(Instant failedAt) {
        if (awaited == null || awaited.isGivenUp()) {
            return Decision.unchanged(this);
        }
        var wanted = awaited.failed();
        var shown = wanted.askedFor().plus(LATENESS);
        var later = failedAt.plus(wanted.delay());
        return Decision.of(with(reading, departures, wanted), new ReadingWanted(later.isBefore(shown) ? shown : later));
    }

    /** Whoever went went, also where something before it was missed: only then it is read anew. */
    private Decision<GroupChat, GroupEvent> left(GroupFact.MembersLeft gone) {
        boolean isNext = gone.fromVersion() != null && gone.fromVersion().equals(reading.memberVersion());
        var all = latest(Stream.concat(
                departures.stream(),
                gone.memberIds().stream().map(memberId -> new Departure(memberId, gone.cause(), gone.at()))));
        var staying = reading.without(all).at(isNext ? gone.toVersion() : reading.memberVersion());
        var next = with(staying, all, awaited);
        var decision = next.equals(this)
                ? Decision.<GroupChat, GroupEvent>unchanged(this)
                : Decision.<GroupChat, GroupEvent>of(next, leftBetween(reading, staying, gone.cause(), gone.at()));
        return isNext ? decision : decision.then(group -> group.changed(gone.at()));
    }

    private static List<Departure> latest(Stream<Departure> departures) {
        var byMember = departures.collect(toMap(Departure::memberId, Function.identity(), Departure::latest));
        return byMember.values().stream().sorted(comparing(Departure::memberId)).toList();
    }

    private Decision<GroupChat, GroupEvent> read(GroupReading told, Instant at) {
        if (!told.isNewerThan(reading)) {
            return Decision.unchanged(this);
        }
        var since = departures.stream()
                .filter(departure -> departure.at().isAfter(told.asOf()))
                .toList();
        var staying = told.without(since);
        List<GroupEvent> events = new ArrayList<>();
        events.addAll(leftBetween(reading, staying, told.exists() ? QuitCause.UNKNOWN : QuitCause.DISMISSED, at));
        events.addAll(joined(staying, at));
        var next = with(staying, since, null);
        if (awaited == null || !awaited.changedAt().isAfter(told.asOf())) {
            return Decision.of(next, events);
        }
        if (awaited.askedFor().isAfter(told.asOf())) {
            return Decision.of(with(staying, since, awaited), events);
        }
        var again = awaited.askedAgain();
        return Decision.<GroupChat, GroupEvent>of(next, events).then(group -> group.asking(again));
    }

    /** What the first reading finds was there before, and is no news; but for who came with what WeCom told of first. */
    private List<Joined> joined(GroupReading now, Instant at) {
        boolean isFirst = reading.asOf().equals(Instant.EPOCH);
        var before = reading.memberIds();
        return now.members().stream()
                .filter(GroupMember::external)
                .filter(member -> !before.contains(member.memberId()))
                .filter(member -> !isFirst
                        || (awaited != null
                                && member.joinedAfter(awaited.heardAt().minus(GRACE))))
                .map(member -> joined(member, at))
                .toList();
    }

    private List<Left> leftBetween(GroupReading before, GroupReading now, QuitCause cause, Instant at) {
        var staying = now.memberIds();
        return before.members().stream()
                .filter(GroupMember::external)
                .filter(member -> !staying.contains(member.memberId()))
                .map(member -> new Left(member.contactId(corpId), cause, at))
                .toList();
    }
}
