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
import tools.jackson.databind.json.JsonMapper;

/** How long after what somebody did, or after the moment a window ended, it was told that they entered or left. */
final class SegmentLatencies implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FromNow heard;
    private final BenchShop shop;
    private final Clock clock;
    private final List<Long> ofBehaviors = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> ofTime = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean timing;

    SegmentLatencies(String bootstrapServers, BenchShop shop, Clock clock) {
        this.shop = shop;
        this.clock = clock;
        this.heard = new FromNow(bootstrapServers, "scrm.segment.events.v1", this::hear);
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
        heard.close();
    }
}
