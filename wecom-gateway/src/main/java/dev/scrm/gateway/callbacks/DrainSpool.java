package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.leases.Leases;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Brings what waits in the spool to Kafka: events of a key one after the other, of many keys at once; and deletes it
 * afterwards. One replica at a time does it.
 */
final class DrainSpool {
    private static final String LEASE = "drain-spool";
    private static final Duration LEASE_TIME = Duration.ofSeconds(8);
    private static final int PAGE = 500;

    /** The first event of a key, on its way. */
    private record Attempt(Queue<CallbackEvent> lane, CompletableFuture<?> appended) {}

    private final EventLog log;
    private final Spool spool;
    private final KafkaCircuit circuit;
    private final Deadlines deadlines;
    private final Leases leases;
    private final CallbackSettings settings;

    DrainSpool(
            EventLog log,
            Spool spool,
            KafkaCircuit circuit,
            Deadlines deadlines,
            Leases leases,
            CallbackSettings settings) {
        this.log = log;
        this.spool = spool;
        this.circuit = circuit;
        this.deadlines = deadlines;
        this.leases = leases;
        this.settings = settings;
    }

    /** Brings some events to Kafka and answers how many; none when there are none, or another replica is at it. */
    int drain() {
        if (!leases.hold(LEASE, LEASE_TIME)) {
            return 0;
        }
        // While Kafka is known to be gone, one event is enough to find out whether it is back.
        var page = spool.oldest(circuit.isOpen() ? 1 : PAGE);
        var brought = new ArrayList<String>();
        try {
            bring(byKey(page), brought);
        } finally {
            spool.remove(brought);
        }
        return brought.size();
    }

    /** One event goes ahead: while Kafka is away each append may block, and many of them would outlive the lease. */
    private void bring(Collection<Queue<CallbackEvent>> lanes, List<String> brought) {
        var waiting = new ArrayList<>(lanes);
        while (!waiting.isEmpty() && leases.hold(LEASE, LEASE_TIME)) {
            var attempts = waiting.stream()
                    .limit(brought.isEmpty() ? 1 : waiting.size())
                    .map(lane -> new Attempt(lane, log.append(lane.element())))
                    .toList();
            for (var attempt : attempts) {
                if (isBrought(attempt.appended())) {
                    brought.add(attempt.lane().remove().id());
                } else {
                    attempt.lane().clear(); // those behind it must not overtake it
                }
            }
            if (circuit.isOpen()) {
                return;
            }
            waiting.removeIf(Queue::isEmpty);
        }
    }

    private boolean isBrought(CompletableFuture<?> appended) {
        boolean brought = deadlines.endsWell(appended, settings.answerBudget().toNanos());
        if (brought) {
            circuit.succeeded();
        } else {
            circuit.failed();
        }
        return brought;
    }

    private static Collection<Queue<CallbackEvent>> byKey(List<Spool.Spooled> page) {
        var byKey = new LinkedHashMap<String, Queue<CallbackEvent>>();
        page.forEach(spooled -> byKey.computeIfAbsent(spooled.event().key(), _ -> new ArrayDeque<>())
                .add(spooled.event()));
        return byKey.values();
    }
}
