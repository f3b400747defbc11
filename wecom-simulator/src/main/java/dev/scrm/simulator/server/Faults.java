package dev.scrm.simulator.server;

import dev.scrm.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Failures on demand: which API answers what instead, how often or how long. They are not kept over a restart. */
public final class Faults {
    /** The fault that all APIs share. */
    public static final String EVERY_API = "*";

    /**
     * One failure.
     *
     * @param api a path below /cgi-bin/, or {@link #EVERY_API}
     * @param errcode answered in place of the result; 0 for none
     * @param httpStatus answered with an empty body; 0 for none
     * @param delayMs how long the call waits before it is answered
     * @param drop whether the connection is closed in place of an answer
     * @param afterEffect whether the call takes effect before it fails
     * @param left how many calls it is for; null for no limit
     * @param until when it ends by the platform's time; null for no end
     * @param probability of each call being hit
     * @param echo whether the text of the error repeats what was called, secrets included
     * @param hits how many calls it has hit
     */
    public record Fault(
            String api,
            int errcode,
            int httpStatus,
            long delayMs,
            boolean drop,
            boolean afterEffect,
            @Nullable Integer left,
            @Nullable Instant until,
            double probability,
            boolean echo,
            long hits) {

        private Fault hit() {
            return new Fault(
                    api,
                    errcode,
                    httpStatus,
                    delayMs,
                    drop,
                    afterEffect,
                    left == null ? null : left - 1,
                    until,
                    probability,
                    echo,
                    hits + 1);
        }

        private boolean isOver(Instant now) {
            return (left != null && left <= 0) || (until != null && !now.isBefore(until));
        }
    }

    private static final class Active {
        private Fault fault;
        private final RandomGenerator random;

        Active(Fault fault, RandomGenerator random) {
            this.fault = fault;
            this.random = random;
        }
    }

    private final World world;
    private final List<Active> faults = new ArrayList<>();

    public Faults(World world) {
        this.world = world;
    }

    /** Adds a fault; with a seed, which of its calls it hits is the same in each run. */
    public synchronized void add(Fault fault, @Nullable Long seed) {
        long chosen = seed == null ? world.locked(() -> world.random().nextLong()) : seed;
        faults.add(new Active(fault, new SplittableRandom(chosen)));
    }

    public synchronized void clear() {
        faults.clear();
    }

    /** Those that still have calls or time left. */
    public synchronized List<Fault> active() {
        var now = world.now();
        faults.removeIf(active -> active.fault.isOver(now));
        return faults.stream().map(active -> active.fault).toList();
    }

    /** The fault that hits this call, if one does; it has one call less then. */
    synchronized Optional<Fault> next(String api) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        var now = world.now();
        faults.removeIf(active -> active.fault.isOver(now));
        for (var active : faults) {
            var fault = active.fault;
            boolean meant = fault.api().equals(api) || fault.api().equals(EVERY_API);
            if (meant && active.random.nextDouble() < fault.probability()) {
                active.fault = fault.hit();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
