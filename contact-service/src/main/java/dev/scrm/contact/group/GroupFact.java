package dev.scrm.contact.group;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What WeCom tells of a group chat. */
public sealed interface GroupFact {
    /** Whom it names. */
    default Set<String> memberIds() {
        return Set.of();
    }

    /** The same without what it says of people from before they were erased, by the ids that members have. */
    default GroupFact without(Map<String, Instant> erasedAt) {
        return this;
    }

    /**
     * It was made, or something of it changed: what, a reading shows.
     *
     * @param toVersion of the members after it; null when that was not told
     */
    record Changed(Instant at, @Nullable String toVersion) implements GroupFact {
        public Changed {
            requireNonNull(at, "at");
        }
    }

    /**
     * Members went.
     *
     * @param fromVersion of the members before it
     * @param toVersion of the members after it
     */
    record MembersLeft(
            Set<String> memberIds,
            QuitCause cause,
            @Nullable String fromVersion,
            @Nullable String toVersion,
            Instant at)
            implements GroupFact {
        public MembersLeft {
            memberIds = Set.copyOf(memberIds);
            requireNonNull(cause, "cause");
            requireNonNull(at, "at");
        }

        /** Whoever was erased was taken out before. */
        @Override
        public GroupFact without(Map<String, Instant> erasedAt) {
            var others =
                    memberIds.stream().filter(id -> !erasedAt.containsKey(id)).collect(toSet());
            return new MembersLeft(others, cause, fromVersion, toVersion, at);
        }
    }

    record Dismissed(Instant at) implements GroupFact {
        public Dismissed {
            requireNonNull(at, "at");
        }
    }

    /**
     * Somebody who may be in it is a contact now.
     *
     * @param contactId of the member, whoever it is seen as
     */
    record BecameContact(String contactId, Instant at) implements GroupFact {
        public BecameContact {
            requireNonNull(contactId, "contactId");
            requireNonNull(at, "at");
        }
    }

    /** It could not be read, and may be another time. */
    record ReadingFailed(Instant at) implements GroupFact {
        public ReadingFailed {
            requireNonNull(at, "at");
        }
    }

    /** It was read. */
    record Read(GroupReading reading, Instant at) implements GroupFact {
        public Read {
            requireNonNull(reading, "reading");
            requireNonNull(at, "at");
        }

        @Override
        public Set<String> memberIds() {
            return reading.memberIds();
        }

        /** Whoever was erased and came back since is somebody new. */
        @Override
        public GroupFact without(Map<String, Instant> erasedAt) {
            var others = reading.members().stream()
                    .filter(member -> {
                        var then = erasedAt.get(member.memberId());
                        return then == null || member.joinedAfter(then);
                    })
                    .toList();
            return new Read(reading.with(others), at);
        }
    }
}
