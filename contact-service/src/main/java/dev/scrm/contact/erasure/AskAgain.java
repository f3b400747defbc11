package dev.scrm.contact.erasure;

import java.time.Duration;

/**
 * How long services have to answer before they are asked once more: each time twice as long.
 *
 * @param first after the first time
 * @param longest never longer
 */
record AskAgain(Duration first, Duration longest) {
    /** Beyond it every pause is the longest. */
    private static final int DOUBLINGS = 30;

    /** @param times they were asked so often by now */
    Duration after(int times) {
        var pause = first.multipliedBy(1L << Math.min(times - 1, DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
