package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When the last callback of each app or robot was taken by this replica, or its address proven. In memory, for people to see. */
public final class CallbackTimes {
    private final ConcurrentHashMap<String, Instant> last = new ConcurrentHashMap<>();
    private final Clock clock;

    public CallbackTimes(Clock clock) {
        this.clock = clock;
    }

    /** One was taken just now. */
    public void came(CallbackReceiver receiver) {
        last.put(receiver.key(), clock.instant());
    }

    public Optional<Instant> last(CallbackReceiver receiver) {
        return Optional.ofNullable(last.get(receiver.key()));
    }
}
