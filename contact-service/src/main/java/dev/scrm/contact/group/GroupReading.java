package dev.scrm.contact.group;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    Set<String> memberIds() {
        return members.stream().map(GroupMember::memberId).collect(toSet());
    }

    GroupReading with(List<GroupMember> others) {
        return new GroupReading(asOf, exists, name, ownerId, memberVersion, others);
    }
}
