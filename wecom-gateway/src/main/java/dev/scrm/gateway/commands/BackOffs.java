package dev.scrm.gateway.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which corp called which API too often: until its time is over nobody of this replica calls it for that corp, because
 * each refused call counts as well.
 */
final class BackOffs {
    private record CorpAndCommand(String corpId, String command) {}

    private final ConcurrentHashMap<CorpAndCommand, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    BackOffs(Clock clock) {
        this.clock = clock;
    }

    void begin(Command command, Duration pause) {
        until.put(subject(command), clock.instant().plus(pause));
    }

    /** What is left of the pause; zero or less when there is none. */
    Duration left(Command command) {
        var end = until.get(subject(command));
        return end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
    }

    private static CorpAndCommand subject(Command command) {
        return new CorpAndCommand(command.head().corpId(), command.name());
    }
}
