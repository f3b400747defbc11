package dev.scrm.contact.group;

import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.GoldenSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group chat of the demo corp, and what is told of it. */
public final class GroupFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String CHAT = "wrEXchat01";
    public static final String LIN = "lin.wei";
    public static final String WANG = "wmEXAMPLEcust0001";
    public static final String CHEN = "wmEXAMPLEcust0002";
    public static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    private GroupFixtures() {}

    /** So many seconds after the morning began. */
    public static Instant at(long seconds) {
        return MORNING.plusSeconds(seconds);
    }

    public static String contact(String externalUserId) {
        return Ids.contact(CORP, externalUserId);
    }

    /** A customer who came by a code. */
    public static GroupMember member(String externalUserId, @Nullable Instant joinedAt) {
        return new GroupMember(externalUserId, true, joinedAt, "qr-code", null, "door-3");
    }

    public static GroupMember staff() {
        return new GroupMember(LIN, false, at(-1000), "invited", null, null);
    }

    /** A reading that knows what was so then; lin.wei is in the group as well. */
    public static GroupFact read(Instant asOf, String version, GroupMember... members) {
        var all = Stream.concat(Stream.of(staff()), Stream.of(members)).toList();
        var reading = new GroupReading(asOf, true, "会员群", LIN, version, all);
        return new GroupFact.Read(reading, asOf.plus(GroupChat.LATENESS));
    }

    /** A reading that found the group dissolved. */
    public static GroupFact notFound(Instant asOf) {
        var reading = new GroupReading(asOf, false, null, null, null, List.of());
        return new GroupFact.Read(reading, asOf.plus(GroupChat.LATENESS));
    }

    public static GroupFact changed(Instant at) {
        return new GroupFact.Changed(at, null);
    }

    public static GroupFact changed(Instant at, String toVersion) {
        return new GroupFact.Changed(at, toVersion);
    }

    public static GroupFact left(String externalUserId, QuitCause cause, String from, String to, Instant at) {
        return new GroupFact.MembersLeft(Set.of(externalUserId), cause, from, to, at);
    }

    public static Decision<GroupChat, GroupEvent> decide(@Nullable GroupChat known, GroupFact fact) {
        return GroupChat.decide(known, CORP, CHAT, fact);
    }

    /** What became of the group after all of these, and what was told meanwhile. */
    public static Told hear(GroupFact... facts) {
        return hear(List.of(facts));
    }

    public static Told hear(List<GroupFact> facts) {
        GroupChat group = null;
        List<GroupEvent> events = new ArrayList<>();
        for (var fact : facts) {
            var decision = decide(group, fact);
            group = decision.state();
            events.addAll(decision.events());
        }
        if (group == null) {
            throw new IllegalArgumentException("Expected facts");
        }
        return new Told(group, events);
    }

    public record Told(GroupChat group, List<GroupEvent> events) {
        /** Ids of the customers who are in it. */
        public List<String> customers() {
            return group.members().stream()
                    .filter(GroupMember::external)
                    .map(GroupMember::memberId)
                    .sorted()
                    .toList();
        }

        public List<GroupEvent> news() {
            return events.stream()
                    .filter(event -> event instanceof Joined || event instanceof Left)
                    .toList();
        }

        /** From when on readings were asked for. */
        public List<Instant> wanted() {
            return events.stream()
                    .filter(GroupEvent.ReadingWanted.class::isInstance)
                    .map(event -> ((GroupEvent.ReadingWanted) event).notBefore())
                    .toList();
        }
    }

    /** What keeps up with WeCom, over stores of tests. */
    public static LearnGroups learning(GroupChats groups, KnownContacts contacts) {
        return new LearnGroups(groups, contacts);
    }

    public static LearnedGroupFact learned(GroupFact fact) {
        return new LearnedGroupFact(CORP, CHAT, fact, GoldenSample.envelope("scrm.wecom.group-chat-changed.v1"), null);
    }
}
