package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a part is.
 *
 * @param read things that were read so far
 * @param published snapshots that were told so far
 * @param unreadable things that WeCom would not show, which stay as they were known
 * @param since the last complete reading had begun then; null when this is the first one, with nothing to compare with
 * @param errorCode why WeCom refused; 0 unless it did
 * @param customerContactOnly whether only staff with customer contact were read, because WeCom shows us no others
 * @param counts of what differs; those missed are known at the end of the run
 */
public record PartProgress(
        Part part,
        State state,
        long read,
        long published,
        long unreadable,
        @Nullable Instant since,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int errorCode,
        boolean customerContactOnly,
        DifferenceCounts counts) {
    /** What is done with it. */
    public enum State {
        PENDING,
        READING,
        /** What was known and not met is asked for, one by one. */
        MISSING,
        DONE,
        /** WeCom would not show it. */
        REFUSED,
        /** Too much of what was known was not met: that is more likely a mistake than true, and nothing is gone for it. */
        HELD
    }

    public PartProgress {
        requireNonNull(part, "part");
        requireNonNull(state, "state");
        requireNonNull(counts, "counts");
    }

    static PartProgress pending(Part part) {
        return new PartProgress(part, State.PENDING, 0, 0, 0, null, null, null, 0, false, DifferenceCounts.NONE);
    }

    PartProgress begun(@Nullable Instant lastCompletedAt, Instant now) {
        return new PartProgress(
                part, State.READING, read, published, unreadable, lastCompletedAt, now, null, 0, false, counts);
    }

    PartProgress to(State next) {
        return new PartProgress(
                part,
                next,
                read,
                published,
                unreadable,
                since,
                startedAt,
                finishedAt,
                errorCode,
                customerContactOnly,
                counts);
    }

    PartProgress plus(long moreRead, long morePublished, long moreUnreadable) {
        return new PartProgress(
                part,
                state,
                read + moreRead,
                published + morePublished,
                unreadable + moreUnreadable,
                since,
                startedAt,
                finishedAt,
                errorCode,
                customerContactOnly,
                counts);
    }

    /** The same after a page that named only staff with customer contact, or any. */
    PartProgress limited(boolean toCustomerContact) {
        return new PartProgress(
                part,
                state,
                read,
                published,
                unreadable,
                since,
                startedAt,
                finishedAt,
                errorCode,
                customerContactOnly || toCustomerContact,
                counts);
    }

    PartProgress done(Instant now) {
        return over(State.DONE, errorCode, now);
    }

    PartProgress held(Instant now) {
        return over(State.HELD, errorCode, now);
    }

    PartProgress refused(int code, Instant now) {
        return over(State.REFUSED, code, now);
    }

    private PartProgress over(State end, int code, Instant now) {
        return new PartProgress(
                part, end, read, published, unreadable, since, startedAt, now, code, customerContactOnly, counts);
    }

    PartProgress with(DifferenceCounts found) {
        return new PartProgress(
                part,
                state,
                read,
                published,
                unreadable,
                since,
                startedAt,
                finishedAt,
                errorCode,
                customerContactOnly,
                found);
    }

    /** Whether nothing is known to compare with. */
    public boolean isFirst() {
        return since == null;
    }

    boolean isOver() {
        return state == State.DONE || state == State.REFUSED || state == State.HELD;
    }
}
