package dev.scrm.gateway.budget;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * So many calls within any stretch of so long. What WeCom counts from where it does not say, so every stretch has to hold.
 *
 * @param length at least a second
 * @param calls at least one
 */
public record Window(Duration length, int calls) {
    /** A part of the limit is kept free for the lanes above, so that those below never use it up. */
    private static final int SMALLEST_SHARED = 10;

    public Window {
        requireNonNull(length, "length");
        if (length.compareTo(Duration.ofSeconds(1)) < 0 || calls < 1) {
            throw new IllegalArgumentException(
                    "Expected a window of a second and a call at least, but it is %s calls in %s"
                            .formatted(calls, length));
        }
    }

    public static Window ofMinute(int calls) {
        return new Window(Duration.ofMinutes(1), calls);
    }

    public static Window ofHour(int calls) {
        return new Window(Duration.ofHours(1), calls);
    }

    public static Window ofDay(int calls) {
        return new Window(Duration.ofDays(1), calls);
    }

    /** What a lane may use of it: all, but for 1 % that only urgent calls get, and 2 % more that bulk ones do not get. */
    int callsOf(CallLane lane) {
        if (calls < SMALLEST_SHARED) {
            return calls;
        }
        int hundredth = Math.max(1, calls / 100);
        return switch (lane) {
            case URGENT -> calls;
            case INTERACTIVE -> calls - hundredth;
            case BULK -> calls - Math.max(2, 3 * hundredth);
        };
    }
}
