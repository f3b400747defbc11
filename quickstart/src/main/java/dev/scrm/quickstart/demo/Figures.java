package dev.scrm.quickstart.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The figures that the demo moves, as analytics-service counts them. */
final class Figures {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JsonClient analytics;
    private final Instant from;

    /** All hours from the one that the demo starts in, so that a new hour in between does no harm. */
    Figures(JsonClient analytics, Instant from) {
        this.analytics = analytics;
        this.from = from;
    }

    Map<String, Long> now() {
        var totals = analytics.get("/api/v1/metrics?from=" + from).path("totals");
        var figures = new LinkedHashMap<String, Long>();
        for (var name :
                new String[] {"contactsAdded", "welcomesSent", "ticketsOpened", "redAlerts", "firstResponses"}) {
            figures.put(name, totals.path(name).asLong(0));
        }
        return figures;
    }

    /** Waits until they have changed by exactly this, and fails when they never do. */
    void awaitChange(Map<String, Long> before, Map<String, Long> by) {
        var expected = new LinkedHashMap<>(before);
        by.forEach((name, count) -> expected.merge(name, count, Long::sum));
        try {
            Steps.await(
                    "the figures to be " + expected,
                    PATIENCE,
                    () -> Optional.of(now()).filter(expected::equals));
        } catch (DemoFailedException e) {
            throw new DemoFailedException(e.getMessage() + ", but they are " + now());
        }
    }
}
