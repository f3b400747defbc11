package dev.scrm.simulator;

import java.time.Duration;

/**
 * How callbacks are delivered. WeCom documents the five seconds and the three attempts; the gap is not published, and whether
 * an answer other than 200 is tried again its pages disagree about.
 */
public record CallbackPolicy(
        int attempts, Duration timeout, Duration gap, boolean retryOtherThan200, int concurrency, int kept) {

    public CallbackPolicy {
        if (attempts < 1
                || concurrency < 1
                || kept < 1
                || timeout.isZero()
                || timeout.isNegative()
                || gap.isNegative()) {
            throw new IllegalArgumentException("Expected positive numbers in the callback policy, but one is not");
        }
    }

    /** As WeCom does it, with a gap of a second and a retry of any answer but 200; 20,000 deliveries are remembered. */
    public static CallbackPolicy likeWecom() {
        return new CallbackPolicy(3, Duration.ofSeconds(5), Duration.ofSeconds(1), true, 256, 20_000);
    }
}
