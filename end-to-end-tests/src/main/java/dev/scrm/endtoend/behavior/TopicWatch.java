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
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Counts the events of a type on a topic, from the moment it is made. */
final class TopicWatch implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final byte[] type;
    private final Set<String> ids = new HashSet<>();
    private final Thread thread;
    private volatile boolean closing;
    private final AtomicLong records = new AtomicLong();
    private volatile int distinct;

    TopicWatch(String bootstrapServers, String topic, String type) {
        this.type = type.getBytes(UTF_8);
        this.consumer = FromNow.consumer(bootstrapServers, topic);
        this.thread = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        while (!closing) {
            consumer.poll(Duration.ofMillis(50)).forEach(this::hear);
            distinct = ids.size();
        }
        consumer.close();
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        var told = record.headers().lastHeader("ce_type");
        if (told != null && Arrays.equals(told.value(), type)) {
            ids.add(new String(record.headers().lastHeader("ce_id").value(), UTF_8));
            records.incrementAndGet();
        }
    }

    /** Different events so far. */
    int distinct() {
        return distinct;
    }

    /** All records of the type so far, an event that was told twice counted twice. */
    long records() {
        return records.get();
    }

    /** Waits until so many events were told, or for so long; answers whether they were. */
    boolean await(int events, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (distinct < events && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return distinct >= events;
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
