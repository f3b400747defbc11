package dev.scrm.endtoend.behavior;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.endtoend.FromNow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import tools.jackson.databind.json.JsonMapper;

/** How long after what somebody did, or after the moment a window ended, it was told that they entered or left. */
final class SegmentLatencies implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BenchShop shop;
    private final Clock clock;
    private final List<Long> ofBehaviors = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> ofTime = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean timing;

    SegmentLatencies(String bootstrapServers, BenchShop shop, Clock clock) {
        this.shop = shop;
        this.clock = clock;
        this.consumer = FromNow.consumer(bootstrapServers, "scrm.segment.events.v1");
        this.thread = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        while (!closing) {
            consumer.poll(Duration.ofMillis(20)).forEach(this::hear);
        }
        consumer.close();
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        var cause = record.headers().lastHeader("ce_causationid");
        if (cause != null) {
            var told = shop.toldAt(new String(cause.value(), UTF_8));
            if (told != null) {
                ofBehaviors.add((System.nanoTime() - told) / 1_000_000);
            }
        } else if (timing) {
            var data = JSON.readTree(record.value());
            if (data.path("because").asString().equals("time")) {
                ofTime.add(Duration.between(Instant.parse(data.path("at").asString()), clock.instant())
                        .toMillis());
            }
        }
    }

    /** From now on what time does is counted as well. */
    void time() {
        timing = true;
    }

    int behaviors() {
        return ofBehaviors.size();
    }

    int timers() {
        return ofTime.size();
    }

    /** Milliseconds under which so many percent of all lie. */
    long percentile(int percent) {
        List<Long> all = new ArrayList<>(ofBehaviors);
        all.addAll(ofTime);
        Collections.sort(all);
        return all.isEmpty() ? -1 : all.get(Math.min(all.size() - 1, all.size() * percent / 100));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
