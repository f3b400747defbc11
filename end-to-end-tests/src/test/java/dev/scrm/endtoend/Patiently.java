package dev.scrm.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waiting for what comes through several processes on a machine that may be busy. */
final class Patiently {
    private Patiently() {}

    static void see(ThrowingRunnable assertion) {
        patience().untilAsserted(assertion);
    }

    static <T> T get(Supplier<Optional<T>> look) {
        return patience().until(look::get, Optional::isPresent).orElseThrow();
    }

    private static ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
