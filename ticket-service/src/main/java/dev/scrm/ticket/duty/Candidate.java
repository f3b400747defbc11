package dev.scrm.ticket.duty;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Someone on duty who may be given a ticket. */
public record Candidate(StaffId staff, int load, @Nullable Instant lastAssignedAt) {
    /** The least loaded first; among equals whoever was given nothing for the longest time. */
    static final Comparator<Candidate> ORDER = comparingInt(Candidate::load)
            .thenComparing(Candidate::lastAssignedAt, nullsFirst(naturalOrder()))
            .thenComparing(comparing(candidate -> candidate.staff().userId()));

    Candidate withOneMore(Instant now) {
        return new Candidate(staff, load + 1, now);
    }
}
