package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.commands.Ledger.Standing;
import dev.scrm.gateway.wecom.WecomAway;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
    /** More than the polls of all listeners hold; what a poll leaves here that went to another replica goes at last. */
    private static final int TOLD_AT_MOST = 20_000;

    private final Ledger ledger;
    private final CarryOut carryOut;
    private final Outcomes outcomes;
    private final int parallel;
    private final Set<String> toldOfThisPoll =
            Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > TOLD_AT_MOST;
                }
            }));

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
        if (!all.isEmpty()) {
            carryOut(once, all);
        }
        // The poll is done: one of its commands that is published again is told again.
        lanes.forEach(lane ->
                lane.forEach(command -> toldOfThisPoll.remove(command.head().ledgerId())));
    }

    private void carryOut(List<List<Command>> once, List<Command> all) {
        var standings = ledger.takeOn(all);
        var finished = new ConcurrentLinkedQueue<Finished>();
        var failure = callSideBySide(once, standings, finished);
        var told = new ArrayList<>(ledger.decide(List.copyOf(finished)));
        told.addAll(decidedBefore(all, standings));
        outcomes.publish(told);
        told.forEach(one -> toldOfThisPoll.add(one.command().head().ledgerId()));
        if (failure != null) {
            throw failure;
        }
        if (told.size() < all.size()) {
            throw new WecomAway("Expected to carry out %d commands but WeCom did not answer for %d"
                    .formatted(all.size(), all.size() - told.size()));
        }
    }

    /**
     * A command that was published twice stands in the poll twice. And while WeCom is away for some commands of a poll, the
     * poll comes again and again: what was told of the others is in Kafka and needs no telling each time.
     */
    private List<List<Command>> withoutRepetitions(List<List<Command>> lanes) {
        var seen = new HashSet<>();
        return lanes.stream()
                .map(lane -> lane.stream()
                        .filter(command ->
                                !toldOfThisPoll.contains(command.head().ledgerId()))
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
