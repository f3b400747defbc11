package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.commands.Ledger.Standing;
import dev.scrm.gateway.wecom.WecomAway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the commands of a poll: written down with one write, called side by side (those of one key one after the
 * other), decided with one write, told. Only then they are done.
 */
public final class CarryOutCommands {
    private final Ledger ledger;
    private final CarryOut carryOut;
    private final Outcomes outcomes;
    private final int parallel;

    CarryOutCommands(Ledger ledger, CarryOut carryOut, Outcomes outcomes, int parallel) {
        this.ledger = ledger;
        this.carryOut = carryOut;
        this.outcomes = outcomes;
        this.parallel = parallel;
    }

    /**
     * Carries out commands, each list in order.
     *
     * @throws WecomAway when WeCom does not answer for some; the others are done
     */
    public void carryOut(List<List<Command>> lanes) {
        var once = withoutRepetitions(lanes);
        var all = once.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        var standings = ledger.takeOn(all);
        var finished = new ConcurrentLinkedQueue<Finished>();
        var failure = callSideBySide(once, standings, finished);
        var told = new ArrayList<>(ledger.decide(List.copyOf(finished)));
        told.addAll(decidedBefore(all, standings));
        outcomes.publish(told);
        if (failure != null) {
            throw failure;
        }
        if (told.size() < all.size()) {
            throw new WecomAway("Expected to carry out %d commands but WeCom did not answer for %d"
                    .formatted(all.size(), all.size() - told.size()));
        }
    }

    /** A command that was published twice stands in the poll twice. */
    private static List<List<Command>> withoutRepetitions(List<List<Command>> lanes) {
        var seen = new HashSet<String>();
        return lanes.stream()
                .map(lane -> lane.stream()
                        .filter(command -> seen.add(command.head().ledgerId()))
                        .toList())
                .filter(lane -> !lane.isEmpty())
                .toList();
    }

    /** Answers what went wrong in a lane, if something did; what the other lanes did counts all the same. */
    private @Nullable IllegalStateException callSideBySide(
            List<List<Command>> lanes, Map<String, Standing> standings, Queue<Finished> finished) {
        var places = new Semaphore(parallel);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = lanes.stream()
                    .<Future<?>>map(lane -> threads.submit(() -> callInOrder(lane, standings, finished, places)))
                    .toList();
            IllegalStateException failure = null;
            for (var lane : running) {
                failure = failure == null ? failure(lane) : failure;
            }
            return failure;
        }
    }

    private static @Nullable IllegalStateException failure(Future<?> lane) {
        try {
            lane.get();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("Expected to carry out commands but was stopped", e);
        } catch (ExecutionException e) {
            return new IllegalStateException("Expected to carry out commands", e.getCause());
        }
    }

    private void callInOrder(
            List<Command> lane, Map<String, Standing> standings, Queue<Finished> finished, Semaphore places) {
        for (var command : lane) {
            var standing = requireNonNull(standings.get(command.head().ledgerId()));
            if (standing instanceof Standing.Decided) {
                continue;
            }
            places.acquireUninterruptibly();
            try {
                var outcome = carryOut.carryOut(command, standing);
                if (outcome.isEmpty()) {
                    return; // the rest of the lane keeps its order and waits with it
                }
                finished.add(new Finished(command, outcome.get()));
            } finally {
                places.release();
            }
        }
    }

    /** A command that comes again after its outcome was written down may have died before the outcome was told. */
    private static List<Finished> decidedBefore(List<Command> all, Map<String, Standing> standings) {
        var before = new ArrayList<Finished>();
        for (var command : all) {
            if (standings.get(command.head().ledgerId()) instanceof Standing.Decided(var outcome)) {
                before.add(new Finished(command, outcome));
            }
        }
        return before;
    }
}
