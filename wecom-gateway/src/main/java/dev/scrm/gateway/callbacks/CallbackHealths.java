package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.corps.CallbackReceiver;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the callbacks of all apps did lately, over all replicas and their restarts. Counts are kept by the hour. */
public interface CallbackHealths {
    /**
     * What a replica counted of an app since it last told.
     *
     * @param lastRefusals when it last refused, by reason
     */
    record Addition(
            CallbackReceiver receiver,
            CallbackCount count,
            @Nullable Instant lastKept,
            @Nullable Instant lastProven,
            Map<String, Instant> lastRefusals) {
        public Addition {
            lastRefusals = Map.copyOf(lastRefusals);
        }
    }

    /** Adds what was counted, all with one write. */
    void add(List<Addition> additions, Instant now);

    /** How the apps of these corps did, by {@link CallbackReceiver#key}; apps that nothing is known of are not named. */
    Map<String, CallbackHealth> find(Collection<String> corpIds, Instant now);

    /** Forgets counts of hours before. */
    void forgetBefore(Instant hour);
}
