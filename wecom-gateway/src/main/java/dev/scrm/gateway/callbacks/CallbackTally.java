package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.callbacks.CallbackHealths.Addition;
import dev.scrm.gateway.corps.CallbackReceiver;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the callbacks of each app and robot in this replica's memory, which is all that it costs a callback; written down every few
 * seconds. Only of apps that are served, so that nobody fills the memory with addresses.
 */
public final class CallbackTally {
    private final ConcurrentHashMap<String, ReceiverTally> receivers = new ConcurrentHashMap<>();
    private final Map<String, CallbackCount> writtenDown = new HashMap<>();
    private final Map<String, Long> provenWrittenDown = new HashMap<>();
    private final Clock clock;

    public CallbackTally(Clock clock) {
        this.clock = clock;
    }

    public void answered(CallbackReceiver receiver, CallbackAnswer answer, long nanos) {
        tally(receiver).answered(answer, nanos, clock.millis());
    }

    /** WeCom verified the app's address, as it does when somebody saves it in the console. */
    public void proven(CallbackReceiver receiver) {
        tally(receiver).proven(clock.millis());
    }

    void refused(CallbackReceiver receiver, String reason) {
        tally(receiver).refused(reason, clock.millis());
    }

    void unrecognized(CallbackReceiver receiver, String type) {
        tally(receiver).unrecognized(type);
    }

    /** When this replica last kept a callback of the app, or proved its address. */
    Optional<Instant> lastSign(CallbackReceiver receiver) {
        var tally = receivers.get(receiver.key());
        return tally == null
                ? Optional.empty()
                : Optional.ofNullable(instant(Math.max(tally.lastKept(), tally.lastProven())));
    }

    /**
     * Has a store take what was counted since the last time. When it fails it is all given to it again; when it failed but
     * had taken it, that counts twice: these are figures for people, not books.
     */
    synchronized void writeDown(CallbackHealths healths) {
        var additions = new ArrayList<Addition>();
        var totals = new HashMap<String, CallbackCount>();
        receivers.forEach((key, tally) -> {
            var total = tally.total();
            var added = total.since(writtenDown.getOrDefault(key, CallbackCount.NOTHING));
            if (!added.isNothing() || isNewlyProven(key, tally)) {
                additions.add(addition(tally, added));
                totals.put(key, total);
            }
        });
        if (additions.isEmpty()) {
            return;
        }
        try {
            healths.add(additions, clock.instant());
        } catch (RuntimeException e) {
            additions.forEach(addition ->
                    tally(addition.receiver()).keepSlowest(addition.count().slowestMillis()));
            throw e;
        }
        writtenDown.putAll(totals);
        additions.forEach(addition -> provenWrittenDown.put(
                addition.receiver().key(),
                addition.lastProven() == null ? 0L : addition.lastProven().toEpochMilli()));
    }

    private boolean isNewlyProven(String key, ReceiverTally tally) {
        return tally.lastProven() > provenWrittenDown.getOrDefault(key, 0L);
    }

    private static Addition addition(ReceiverTally tally, CallbackCount added) {
        return new Addition(
                tally.receiver(),
                added,
                instant(tally.lastKept()),
                instant(tally.lastProven()),
                tally.lastRefusals().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, last -> Instant.ofEpochMilli(last.getValue()))));
    }

    private ReceiverTally tally(CallbackReceiver receiver) {
        var known = receivers.get(receiver.key());
        return known != null ? known : receivers.computeIfAbsent(receiver.key(), _ -> new ReceiverTally(receiver));
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
