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
 * @param position where the part that is being read stands
 * @param failures steps in a row that failed
 * @param hindrance why the last step failed; null when it did not
 * @param settledAt then callbacks that are under way have come, and what differs can be judged; null before all is read
 * @param finishedAt null while it goes on
 */
public record Run(
        Request request,
        Status status,
        List<PartProgress> parts,
        Position position,
        int failures,
        @Nullable Hindrance hindrance,
        @Nullable Instant settledAt,
        @Nullable Instant finishedAt) {
    /**
     * What was asked for, which does not change.
     *
     * @param by who wanted it; null when the night did
     * @param everything whether also what does not differ is published
     * @param acceptsVanished whether things are gone however many they are
     */
    public record Request(
            String id, String corpId, @Nullable String by, boolean everything, boolean acceptsVanished, Instant at) {
        public Request {
            requireNonNull(id, "id");
            requireNonNull(corpId, "corpId");
            requireNonNull(at, "at");
        }
    }

    /** How it stands. */
    public enum Status {
        RUNNING,
        FINISHED,
        CANCELLED,
        /** It was not over after a day, for its hindrance. */
        FAILED
    }

    public Run {
        requireNonNull(request, "request");
        requireNonNull(status, "status");
        parts = List.copyOf(parts);
        requireNonNull(position, "position");
    }

    /** One that is to begin. */
    static Run of(Request request, List<Part> parts) {
        var pending =
                parts.stream().sorted().distinct().map(PartProgress::pending).toList();
        return new Run(request, Status.RUNNING, pending, Position.START, 0, null, null, null);
    }

    public String id() {
        return request.id();
    }

    public String corpId() {
        return request.corpId();
    }

    /** The part that is dealt with now; empty when all are. */
    Optional<PartProgress> current() {
        return parts.stream().filter(part -> !part.isOver()).findFirst();
    }

    /** The current part as it is from now on; the next one begins at its start. */
    Run with(PartProgress part) {
        var at = part.isOver() || part.state() == PartProgress.State.MISSING ? Position.START : position;
        return new Run(request, status, replaced(part), at, 0, null, settledAt, finishedAt);
    }

    Run at(Position next) {
        return new Run(request, status, parts, next, 0, null, settledAt, finishedAt);
    }

    Run settlingUntil(Instant time) {
        return new Run(request, status, parts, position, 0, null, time, finishedAt);
    }

    Run failedOnceMore(Hindrance why) {
        return new Run(request, status, parts, position, failures + 1, why, settledAt, finishedAt);
    }

    Run counted(UnaryOperator<PartProgress> count) {
        var counted = parts.stream().map(count).toList();
        return new Run(request, status, counted, position, failures, hindrance, settledAt, finishedAt);
    }

    Run ended(Status end, Instant now) {
        return new Run(request, end, parts, position, failures, hindrance, settledAt, now);
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
