package dev.scrm.gateway.callbacks.kafka;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.EventLog;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * The topic of callbacks, by a producer of its own that gives up in time for the spool. Doorbells have a topic to
 * themselves: the gateway is who hears them, and would otherwise read all it has written to find them.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;

    KafkaEventLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<?> append(CallbackEvent event) {
        var appended = new CompletableFuture<Void>();
        try {
            var _ = producer.send(
                    CloudEventHeaders.toRecord(topic(event), event.key(), event.envelope()), (_, failure) -> {
                        if (failure == null) {
                            appended.complete(null);
                        } else {
                            appended.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException e) {
            appended.completeExceptionally(e);
        }
        return appended;
    }

    private static String topic(CallbackEvent event) {
        return event.isDoorbell() ? Topics.WECOM_DOORBELLS : Topics.WECOM_CALLBACKS;
    }

    @Override
    public void close() {
        producer.close(TIME_TO_CLOSE);
    }
}
