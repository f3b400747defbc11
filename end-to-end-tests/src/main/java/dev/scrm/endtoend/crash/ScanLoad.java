package dev.scrm.endtoend.crash;

import dev.scrm.endtoend.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Customers who scan at a fixed rate, whatever the suite does; some of them then write to customer service. */
final class ScanLoad {
    private static final Duration WRITES_AFTER = Duration.ofSeconds(2);

    private final Api simulator;
    private final CrashPlan plan;
    private final Set<String> wrote = ConcurrentHashMap.newKeySet();

    ScanLoad(Api simulator, CrashPlan plan) {
        this.simulator = simulator;
        this.plan = plan;
    }

    /** The external user ids of those who wrote. */
    Set<String> wrote() {
        return Set.copyOf(wrote);
    }

    /** Everybody who scans while processes are killed; returns when the last of them has scanned and written. */
    void run() {
        run(0, plan.scans());
    }

    /** Everybody who scans afterwards. */
    void runAfterwards() {
        run(plan.scans(), plan.scansAfterwards());
    }

    private void run(int from, int count) {
        long start = System.nanoTime();
        long interval = 1_000_000_000L / plan.perSecond();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> sent = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        waitUntil(start + i * interval);
                        scan(from + i);
                    }))
                    .toList();
            for (var future : sent) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to send all scans but was interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Expected the simulator to take every scan", e);
        }
    }

    private void scan(int number) {
        var customer = simulator.post(
                "/sim/v1/scans", Map.of("contactWayState", "poster-17", "customer", Map.of("name", "顾客" + number)));
        if (number % plan.messageEvery() == 0) {
            waitUntil(System.nanoTime() + WRITES_AFTER.toNanos());
            var externalUserId = customer.path("externalUserId").asString();
            simulator.post("/sim/v1/messages", Map.of("externalUserId", externalUserId, "text", "你好，请问怎么用？"));
            wrote.add(externalUserId);
        }
    }

    static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
