package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One reconciliation of one corp.
 *
 * @param requestedBy who wanted it; null when the night did
 * @param everything whether also what does not differ is published
 * @param position where the part that is being read stands
 * @param failures questions in a row without an answer
 * @param settledAt then callbacks that are under way have come, and what differs can be judged; null before all is read
 * @param finishedAt null while it goes on
 */
public record Run(
        String id,
        String corpId,
        @Nullable String requestedBy,
        boolean everything,
        Status status,
        List<PartProgress> parts,
        Position position,
        int failures,
        Instant requestedAt,
        @Nullable Instant settledAt,
        @Nullable Instant finishedAt) {
    /** How it stands. */
    public enum Status {
        RUNNING,
        FINISHED,
        CANCELLED,
        /** It was not over after a day: WeCom did not answer, or the corp was not served. */
        FAILED
    }

    public Run {
        requireNonNull(id, "id");
        requireNonNull(corpId, "corpId");
        requireNonNull(status, "status");
        parts = List.copyOf(parts);
        requireNonNull(position, "position");
        requireNonNull(requestedAt, "requestedAt");
    }

    /** One that is to begin. */
    static Run requested(
            String id, String corpId, @Nullable String by, boolean everything, List<Part> parts, Instant now) {
        return new Run(
                id,
                corpId,
                by,
                everything,
                Status.RUNNING,
                parts.stream().sorted().distinct().map(PartProgress::pending).toList(),
                Position.START,
                0,
                now,
                null,
                null);
    }

    /** The part that is dealt with now; empty when all are. */
    Optional<PartProgress> current() {
        return parts.stream().filter(part -> !part.isOver()).findFirst();
    }

    /** The current part as it is from now on; the next one begins at its start. */
    Run with(PartProgress part) {
        var at = part.isOver() || part.state() == PartProgress.State.MISSING ? Position.START : position;
        return new Run(
                id, corpId, requestedBy, everything, status, replaced(part), at, 0, requestedAt, settledAt, finishedAt);
    }

    Run at(Position next) {
        return new Run(id, corpId, requestedBy, everything, status, parts, next, 0, requestedAt, settledAt, finishedAt);
    }

    Run settlingUntil(Instant time) {
        return new Run(id, corpId, requestedBy, everything, status, parts, position, 0, requestedAt, time, finishedAt);
    }

    Run failedOnceMore() {
        return new Run(
                id,
                corpId,
                requestedBy,
                everything,
                status,
                parts,
                position,
                failures + 1,
                requestedAt,
                settledAt,
                finishedAt);
    }

    Run counted(UnaryOperator<PartProgress> count) {
        return new Run(
                id,
                corpId,
                requestedBy,
                everything,
                status,
                parts.stream().map(count).toList(),
                position,
                0,
                requestedAt,
                settledAt,
                finishedAt);
    }

    Run ended(Status end, Instant now) {
        return new Run(
                id, corpId, requestedBy, everything, end, parts, position, failures, requestedAt, settledAt, now);
    }

    /** What differs, of all parts together. */
    public DifferenceCounts counts() {
        return parts.stream().map(PartProgress::counts).reduce(DifferenceCounts.NONE, DifferenceCounts::and);
    }

    private List<PartProgress> replaced(PartProgress changed) {
        return parts.stream()
                .map(part -> part.part() == changed.part() ? changed : part)
                .toList();
    }
}
