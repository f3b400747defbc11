package dev.scrm.gateway.commands;

import dev.scrm.gateway.commands.WaitingLine.Pause;
import dev.scrm.gateway.wecom.RetryPause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Calls WeCom for lines of commands, side by side, the commands of a line one after the other. */
final class CallLines {
    /**
     * No call begins later: what is not called by then waits and is due at once. It keeps a poll far below the time after
     * which Kafka gives its partitions to others, and a line below the time after which another replica takes it.
     */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /**
     * What became of a line.
     *
     * @param rest the commands that are not done, in order
     * @param pause when the rest is tried again
     */
    record Called(WaitingLine line, List<Finished> finished, List<WaitingCommand> rest, int failures, Pause pause) {}

    /**
     * How the lines ended.
     *
     * @param failure why some lines are missing; null when none is
     */
    record Result(List<Called> called, @Nullable IllegalStateException failure) {
        List<Finished> finished() {
            return called.stream().flatMap(line -> line.finished().stream()).toList();
        }
    }

    private final CarryOut carryOut;
    private final int parallel;
    private final Clock clock;

    CallLines(CarryOut carryOut, int parallel, Clock clock) {
        this.carryOut = carryOut;
        this.parallel = parallel;
        this.clock = clock;
    }

    /** What goes wrong in one line, such as a store that is away, changes nothing for the others. */
    Result call(List<WaitingLine> lines) {
        var places = new Semaphore(parallel);
        var end = clock.instant().plus(LONGEST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = lines.stream()
                    .map(line -> threads.submit(() -> callInOrder(line, places, end)))
                    .toList();
            var called = new ArrayList<Called>();
            IllegalStateException failure = null;
            for (var line : running) {
                try {
                    called.add(await(line));
                } catch (IllegalStateException e) {
                    failure = e;
                }
            }
            return new Result(called, failure);
        }
    }

    private static Called await(Future<Called> line) {
        try {
            return line.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to carry out commands but was stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to carry out commands", e.getCause());
        }
    }

    private Called callInOrder(WaitingLine line, Semaphore places, Instant end) {
        var finished = new ArrayList<Finished>();
        var commands = line.commands();
        for (int i = 0; i < commands.size(); i++) {
            var attempt = attempt(commands.get(i), places, end);
            if (attempt.isEmpty()) {
                int failures = finished.isEmpty() ? line.failures() : 0;
                return new Called(line, finished, commands.subList(i, commands.size()), failures, atOnce());
            }
            switch (attempt.get()) {
                case Attempt.Done(var outcome) ->
                    finished.add(new Finished(commands.get(i).command(), outcome));
                case Attempt.Postponed postponed -> {
                    int failures = finished.isEmpty() ? line.failures() + 1 : 1;
                    return postponed(line, finished, i, failures, postponed);
                }
            }
        }
        // Whoever came behind in the meantime is next.
        return new Called(line, finished, List.of(), 0, atOnce());
    }

    private Pause atOnce() {
        return new Pause(PostponeReason.BEHIND_ANOTHER, clock.instant());
    }

    /** Empty when its turn came too late. */
    private Optional<Attempt> attempt(WaitingCommand command, Semaphore places, Instant end) {
        places.acquireUninterruptibly();
        try {
            return clock.instant().isAfter(end) ? Optional.empty() : Optional.of(carryOut.carryOut(command));
        } finally {
            places.release();
        }
    }

    private Called postponed(
            WaitingLine line, List<Finished> finished, int first, int failures, Attempt.Postponed postponed) {
        var rest =
                new ArrayList<>(line.commands().subList(first, line.commands().size()));
        var head = rest.getFirst().with(postponed.tried());
        rest.set(0, head);
        var pause = new Pause(postponed.reason(), dueAt(head, failures, postponed.atLeast()));
        return new Called(line, finished, rest, failures, pause);
    }

    /** No later than when it expires, so that this is told in time. */
    private Instant dueAt(WaitingCommand head, int failures, Duration atLeast) {
        var growing =
                RetryPause.after(failures, Urgency.of(head.command().name()).longestPause());
        var dueAt = clock.instant().plus(atLeast.compareTo(growing) > 0 ? atLeast : growing);
        var expiresAt = head.command().head().expiresAt();
        return expiresAt != null && expiresAt.isAfter(clock.instant()) && dueAt.isAfter(expiresAt)
                ? expiresAt.plusMillis(1)
                : dueAt;
    }
}
