package dev.scrm.contact.group;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

/** That somebody went out of a group chat; kept until a reading knows it. */
public record Departure(String memberId, QuitCause cause, Instant at) {
    private static final Comparator<Departure> ORDER = comparing(Departure::at).thenComparing(Departure::cause);

    public Departure {
        requireNonNull(memberId, "memberId");
        requireNonNull(cause, "cause");
        requireNonNull(at, "at");
    }

    /** Whoever came back after it is in again. */
    boolean ends(GroupMember member) {
        return memberId.equals(member.memberId())
                && (member.joinedAt() == null || !member.joinedAt().isAfter(at));
    }

    static Departure latest(Departure one, Departure other) {
        return ORDER.compare(one, other) >= 0 ? one : other;
    }
}
