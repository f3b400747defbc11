package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.App;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When the last callback of each app was taken by this replica, or its address proven. In memory, for people to see. */
public final class CallbackTimes {
    private final ConcurrentHashMap<String, Instant> last = new ConcurrentHashMap<>();
    private final Clock clock;

    public CallbackTimes(Clock clock) {
        this.clock = clock;
    }

    /** One was taken just now. */
    public void came(App app) {
        last.put(app.key(), clock.instant());
    }

    public Optional<Instant> last(App app) {
        return Optional.ofNullable(last.get(app.key()));
    }
}
