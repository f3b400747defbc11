package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.commands.Ledger.Standing;
import dev.scrm.gateway.wecom.WecomAway;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

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
     * @throws WecomAway when some could not be brought to an end; the others are done
     */
    public void carryOut(List<List<Command>> lanes) {
        var all = lanes.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        var standings = ledger.takeOn(all);
        Map<Command, Outcome> decided = new ConcurrentHashMap<>();
        callSideBySide(lanes, standings, decided);
        ledger.decide(decided);
        outcomes.publish(withThoseDecidedBefore(all, standings, decided));
        if (decided.size() + decidedBefore(standings) < standings.size()) {
            throw new WecomAway("Expected to carry out %d commands but WeCom did not answer for %d"
                    .formatted(standings.size(), standings.size() - decided.size() - decidedBefore(standings)));
        }
    }

    private void callSideBySide(
            List<List<Command>> lanes, Map<String, Standing> standings, Map<Command, Outcome> decided) {
        var places = new Semaphore(parallel);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (var lane : lanes) {
                running.add(threads.submit(() -> callInOrder(lane, standings, decided, places)));
            }
            for (var future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WecomAway("Expected to carry out commands but was stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to carry out commands", e.getCause());
        }
    }

    private void callInOrder(
            List<Command> lane, Map<String, Standing> standings, Map<Command, Outcome> decided, Semaphore places) {
        for (var command : lane) {
            var standing = requireNonNull(standings.get(command.head().id()));
            if (standing instanceof Standing.Decided) {
                continue;
            }
            places.acquireUninterruptibly();
            try {
                var outcome = carryOut.carryOut(command, standing);
                if (outcome.isEmpty()) {
                    return; // The rest of the lane keeps its order and waits with it.
                }
                decided.put(command, outcome.get());
            } finally {
                places.release();
            }
        }
    }

    /** A command that comes again after its outcome was written down may have died before the outcome was told. */
    private static Map<Command, Outcome> withThoseDecidedBefore(
            List<Command> all, Map<String, Standing> standings, Map<Command, Outcome> decided) {
        Map<Command, Outcome> told = new LinkedHashMap<>();
        for (var command : all) {
            if (standings.get(command.head().id()) instanceof Standing.Decided(var outcome)) {
                told.put(command, outcome);
            } else if (decided.containsKey(command)) {
                told.put(command, decided.get(command));
            }
        }
        return told;
    }

    private static long decidedBefore(Map<String, Standing> standings) {
        return standings.values().stream()
                .filter(Standing.Decided.class::isInstance)
                .count();
    }
}
