package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.WaitingLine.Pause;
import dev.scrm.gateway.wecom.RetryPause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Calls WeCom for lines of commands, side by side, the commands of a line one after the other. */
final class CallLines {
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
    private final SpareErased spareErased;
    private final Ledger ledger;
    private final CommandCounts counts;
    private final Clock clock;

    CallLines(CarryOut carryOut, SpareErased spareErased, Ledger ledger, CommandCounts counts, Clock clock) {
        this.carryOut = carryOut;
        this.spareErased = spareErased;
        this.ledger = ledger;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * What goes wrong in one line changes nothing for the others.
     *
     * @param turn so long a call waits for WeCom's limits
     */
    Result call(CallLane lane, Duration turn, List<WaitingLine> lines) {
        var end = clock.instant().plus(LaneTimes.longestRound(lane));
        var spared = spareErased.among(
                lines.stream().flatMap(line -> line.commands().stream()).toList());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = lines.stream()
                    .map(line -> threads.submit(() -> callInOrder(line, turn, end, spared)))
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

    private Called callInOrder(WaitingLine line, Duration turn, Instant end, Set<String> spared) {
        var finished = new ArrayList<Finished>();
        var commands = line.commands();
        for (int i = 0; i < commands.size(); i++) {
            var attempt = isSpared(commands.get(i), spared)
                    ? Optional.<Attempt>of(spareErased.givenBack(commands.get(i).tried()))
                    : attempt(commands.get(i), turn, end);
            if (attempt.isEmpty()) {
                int failures = finished.isEmpty() ? line.failures() : 0;
                return new Called(line, finished, commands.subList(i, commands.size()), failures, atOnce());
            }
            switch (attempt.get()) {
                case Attempt.Done(var outcome) -> {
                    var done = new Finished(commands.get(i).command(), outcome);
                    finished.add(done);
                    boolean hasSuccessor = i + 1 < commands.size();
                    if ((hasSuccessor && overwrites(done.command())) || CallOnce.isMeant(done.command())) {
                        // After a crash the one would be done once more, and undo what its successor wrote;
                        // of the other nobody would know whether it was done.
                        ledger.decide(List.of(done));
                    }
                }
                case Attempt.Postponed postponed -> {
                    return postponed(line, finished, i, postponed);
                }
            }
        }
        // Whoever came behind in the meantime is next.
        return new Called(line, finished, List.of(), 0, atOnce());
    }

    /** What may have been called has to be looked at first. */
    private static boolean isSpared(WaitingCommand waiting, Set<String> spared) {
        return !waiting.tried().isDoubtful()
                && spared.contains(waiting.command().head().ledgerId());
    }

    private static boolean overwrites(Command command) {
        return command instanceof Command.Post post && post.kind().repetition() == Repetition.OVERWRITES;
    }

    private Pause atOnce() {
        return new Pause(PostponeReason.BEHIND_ANOTHER, clock.instant());
    }

    /** Empty when its turn came too late. */
    private Optional<Attempt> attempt(WaitingCommand command, Duration turn, Instant end) {
        try {
            return clock.instant().isAfter(end) ? Optional.empty() : Optional.of(carryOut.carryOut(command, turn, end));
        } catch (RuntimeException e) {
            // It may be a mistake that only this command brings out: the others go on, and it ends with its patience.
            counts.failed(command.command(), e);
            return Optional.of(carryOut.failedToTry(command, e));
        }
    }

    private Called postponed(WaitingLine line, List<Finished> finished, int first, Attempt.Postponed postponed) {
        var head = line.commands().get(first).with(postponed.tried());
        var rest = new ArrayList<>(List.of(head));
        for (var behind : line.commands().subList(first + 1, line.commands().size())) {
            carryOut.expired(behind)
                    .ifPresentOrElse(
                            outcome -> finished.add(new Finished(behind.command(), outcome)), () -> rest.add(behind));
        }
        int before = first == 0 ? line.failures() : 0;
        // Who waits for the end of a limit, or for its time, did not fail: it is tried as soon as that comes, every
        // time.
        boolean limited = postponed.reason().isNoFailure();
        int failures = limited ? before : before + 1;
        var pause = limited ? postponed.atLeast() : longer(postponed.atLeast(), pause(head, failures));
        return new Called(line, finished, rest, failures, new Pause(postponed.reason(), dueAt(rest, pause)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration pause(WaitingCommand head, int failures) {
        return RetryPause.after(
                failures, LaneTimes.longestPause(head.command().head().lane()));
    }

    /** No later than when one of them expires, so that this is told in time. */
    private Instant dueAt(List<WaitingCommand> rest, Duration pause) {
        var now = clock.instant();
        return rest.stream()
                .map(waiting -> waiting.command().head().expiresAt())
                .filter(expiresAt -> expiresAt != null && expiresAt.isAfter(now))
                .map(expiresAt -> requireNonNull(expiresAt).plusMillis(1))
                .reduce(now.plus(pause), (one, other) -> one.isBefore(other) ? one : other);
    }
}
