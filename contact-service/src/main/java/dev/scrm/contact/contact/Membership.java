package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a system outside says of a person's membership there; the latest counts.
 *
 * @param system the id of the system, such as {@code mall}
 * @param level as the system calls it
 * @param ended true when the person is no member any more
 * @param source who says so, such as {@code program:mall}
 * @param at since when it is so
 */
public record Membership(
        String system, @Nullable String level, @Nullable Long points, boolean ended, String source, Instant at) {
    static final Comparator<Membership> ORDER = comparing(Membership::at)
            .thenComparing(Membership::ended)
            .thenComparing(Membership::source)
            .thenComparing(Membership::level, nullsFirst(naturalOrder()))
            .thenComparing(Membership::points, nullsFirst(naturalOrder()));

    public Membership {
        requireNonNull(system, "system");
        requireNonNull(source, "source");
        requireNonNull(at, "at");
    }

    /** Of what it is, among all that is said of a person. */
    String about() {
        return "memberships." + system;
    }

    /** True when a reader sees no difference. */
    boolean reads(Membership other) {
        return ended == other.ended && Objects.equals(level, other.level) && Objects.equals(points, other.points);
    }
}
