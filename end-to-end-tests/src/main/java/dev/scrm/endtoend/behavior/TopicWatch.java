package dev.scrm.endtoend.behavior;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.endtoend.FromNow;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts the events of a type on a topic, from the moment it is made. */
public final class TopicWatch implements AutoCloseable {
    private final FromNow heard;
    private final byte[] type;
    private final Set<String> ids = new HashSet<>();
    private final AtomicLong records = new AtomicLong();
    private volatile int distinct;

    public TopicWatch(String bootstrapServers, String topic, String type) {
        this.type = type.getBytes(UTF_8);
        this.heard = new FromNow(bootstrapServers, topic, this::hear);
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        var told = record.headers().lastHeader("ce_type");
        if (told != null && Arrays.equals(told.value(), type)) {
            ids.add(new String(record.headers().lastHeader("ce_id").value(), UTF_8));
            distinct = ids.size();
            records.incrementAndGet();
        }
    }

    /** Different events so far. */
    public int distinct() {
        return distinct;
    }

    /** All records of the type so far, an event that was told twice counted twice. */
    public long records() {
        return records.get();
    }

    /** Waits until so many events were told, or for so long; answers whether they were. */
    public boolean await(int events, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (distinct < events && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return distinct >= events;
    }

    @Override
    public void close() {
        heard.close();
    }
}
