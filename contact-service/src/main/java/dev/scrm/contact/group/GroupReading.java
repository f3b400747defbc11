package dev.scrm.contact.group;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group chat as somebody read it in WeCom.
 *
 * @param asOf what changed until then stands in it for sure
 * @param exists false of one that was dissolved
 * @param memberVersion WeCom's name for this set of members
 */
public record GroupReading(
        Instant asOf,
        boolean exists,
        @Nullable String name,
        @Nullable String ownerId,
        @Nullable String memberVersion,
        List<GroupMember> members) {
    /** Any reading is newer. */
    static final GroupReading NONE = new GroupReading(Instant.EPOCH, true, null, null, null, List.of());

    public GroupReading {
        requireNonNull(asOf, "asOf");
        members = List.copyOf(members);
    }

    /** One that is gone comes after one of the same time that is not. */
    boolean isNewerThan(GroupReading other) {
        return asOf.equals(other.asOf) ? !exists && other.exists : asOf.isAfter(other.asOf);
    }

    /** Nobody is in it any more; what it was called is still known. */
    GroupReading dismissed(Instant at) {
        return new GroupReading(at, false, name, ownerId, memberVersion, List.of());
    }

    GroupReading without(Collection<Departure> departures) {
        return with(members.stream()
                .filter(member -> departures.stream().noneMatch(departure -> departure.ends(member)))
                .toList());
    }

    GroupReading at(@Nullable String version) {
        return new GroupReading(asOf, exists, name, ownerId, version, members);
    }

    /** Members, staff aside, of whom another one says something else: who came, who went, and who came at another time. */
    List<GroupMember> membersOtherThanIn(GroupReading other) {
        var here = since();
        var there = other.since();
        return Stream.concat(members.stream(), other.members.stream().filter(one -> !here.containsKey(one.memberId())))
                .filter(GroupMember::external)
                .filter(one -> !Objects.equals(here.get(one.memberId()), there.get(one.memberId())))
                .toList();
    }

    /** Since when each member is in it, as far as that is known. */
    private Map<String, Optional<Instant>> since() {
        Map<String, Optional<Instant>> since = new HashMap<>();
        members.forEach(member -> since.put(member.memberId(), Optional.ofNullable(member.joinedAt())));
        return since;
    }

    Set<String> memberIds() {
        return members.stream().map(GroupMember::memberId).collect(toSet());
    }

    GroupReading with(List<GroupMember> others) {
        return new GroupReading(asOf, exists, name, ownerId, memberVersion, others);
    }
}
