package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.messaging.MessagingMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * What is set aside by a group's topology, under the names that listeners use. Work that a crash undoes is counted again
 * when it is done again; the gauges show what this process holds.
 */
public final class ParkingMeters {
    private final String group;
    private final Counter parked;
    private final Counter dead;
    private final Set<Parking> partitions = ConcurrentHashMap.newKeySet();

    public ParkingMeters(String group, MeterRegistry registry) {
        this.group = group;
        this.parked = registry.counter(MessagingMetric.EVENTS_PARKED.meterName(), "group", group);
        this.dead = registry.counter(MessagingMetric.EVENTS_DEAD.meterName(), "group", group);
        gauge(MessagingMetric.KEYS_PARKED.meterName(), Parking::keys, registry);
        gauge(MessagingMetric.RECORDS_PARKED.meterName(), Parking::records, registry);
    }

    private void gauge(String name, ToLongFunction<Parking> value, MeterRegistry registry) {
        Gauge.builder(name, partitions, all -> all.stream().mapToLong(value).sum())
                .tag("group", group)
                .register(registry);
    }

    /** Who parks, as operators name it. */
    public String group() {
        return group;
    }

    void opened(Parking partition) {
        partitions.add(partition);
    }

    void closed(Parking partition) {
        partitions.remove(partition);
    }

    void parked() {
        parked.increment();
    }

    void dead() {
        dead.increment();
    }
}
