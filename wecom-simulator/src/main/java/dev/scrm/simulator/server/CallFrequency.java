package dev.scrm.simulator.server;

import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The limit of calls of one API in a minute: over it, the API is refused for a minute (45009). */
final class CallFrequency {
    private record Window(Instant began, int calls, Instant blockedUntil) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world;
    private final int callsPerMinute;
    private final Map<String, Window> windows = new HashMap<>();

    CallFrequency(World world, int callsPerMinute) {
        this.world = world;
        this.callsPerMinute = callsPerMinute;
    }

    synchronized void count(String api) {
        if (callsPerMinute == 0) {
            return;
        }
        var now = world.now();
        var window = windows.getOrDefault(api, new Window(now, 0, Instant.EPOCH));
        if (!now.isBefore(window.began().plus(MINUTE)) && !now.isBefore(window.blockedUntil())) {
            window = new Window(now, 0, Instant.EPOCH);
        }
        boolean tooMany = window.calls() >= callsPerMinute;
        var blockedUntil =
                tooMany && window.blockedUntil().equals(Instant.EPOCH) ? now.plus(MINUTE) : window.blockedUntil();
        windows.put(api, new Window(window.began(), window.calls() + 1, blockedUntil));
        if (tooMany) {
            throw new WecomError(45009, "api freq out of limit");
        }
    }
}
