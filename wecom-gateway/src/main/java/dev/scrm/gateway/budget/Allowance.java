package dev.scrm.gateway.budget;

import java.util.List;

/**
 * What WeCom allows of one thing.
 *
 * @param windows all of which hold; none means that only WeCom itself can say stop
 * @param concurrent calls at the same time, over all replicas; 0 for as many as there are
 */
public record Allowance(List<Window> windows, int concurrent) {
    /** No limit is known. */
    public static final Allowance UNKNOWN = new Allowance(List.of(), 0);

    public Allowance {
        windows = List.copyOf(windows);
        if (concurrent < 0) {
            throw new IllegalArgumentException("Expected no fewer than 0 calls at once, but it is " + concurrent);
        }
    }

    public static Allowance of(Window... windows) {
        return new Allowance(List.of(windows), 0);
    }
}
