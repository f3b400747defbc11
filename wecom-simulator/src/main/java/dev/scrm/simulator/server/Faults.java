package dev.scrm.simulator.server;

import dev.scrm.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * @param delayMs how long the call waits before anything else
     * @param left how many calls it is for; null for no limit
     * @param until when it ends by the platform's time; null for no end
     * @param probability of each call being hit
     */
    public record Fault(
            String api,
            int errcode,
            int httpStatus,
            long delayMs,
            @Nullable Integer left,
            @Nullable Instant until,
            double probability) {

        private Fault hit() {
            return left == null ? this : new Fault(api, errcode, httpStatus, delayMs, left - 1, until, probability);
        }

        private boolean isOver(Instant now) {
            return (left != null && left <= 0) || (until != null && !now.isBefore(until));
        }
    }

    private final World world;
    private final List<Fault> faults = new ArrayList<>();

    public Faults(World world) {
        this.world = world;
    }

    public synchronized void add(Fault fault) {
        faults.add(fault);
    }

    public synchronized void clear() {
        faults.clear();
    }

    /** Those that still have calls or time left. */
    public synchronized List<Fault> active() {
        var now = world.now();
        faults.removeIf(fault -> fault.isOver(now));
        return List.copyOf(faults);
    }

    /** The fault that hits this call, if one does; it has one call less then. */
    synchronized Optional<Fault> next(String api) {
        for (var fault : active()) {
            boolean meant = fault.api().equals(api) || fault.api().equals(EVERY_API);
            if (meant && world.random().nextDouble() < fault.probability()) {
                faults.set(faults.indexOf(fault), fault.hit());
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
