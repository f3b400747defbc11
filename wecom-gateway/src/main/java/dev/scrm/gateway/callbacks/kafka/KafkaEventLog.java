package dev.scrm.gateway.callbacks.kafka;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.EventLog;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of callbacks, by a producer of its own that gives up in time for the spool. Doorbells have a topic to
 * themselves: the gateway is who hears them, and would otherwise read all it has written to find them.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;

    KafkaEventLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<?> append(CallbackEvent event) {
        var appended = new CompletableFuture<Void>();
        send(event, failure -> {
            if (failure instanceof RecordTooLargeException) {
                // Not on this thread: it may be the producer's own, which must not wait for itself.
                Thread.ofVirtual().name("append-without-body").start(() -> appendWithoutBody(event, appended));
            } else {
                end(appended, failure);
            }
        });
        return appended;
    }

    private void appendWithoutBody(CallbackEvent event, CompletableFuture<Void> appended) {
        send(event.withoutBody(), failure -> {
            if (failure == null) {
                LOG.error(
                        "Expected Kafka to take {} {} of {} but its {} bytes are too large for it: appended without its body",
                        event.envelope().type(),
                        event.id(),
                        event.envelope().corpId(),
                        event.envelope().data().length);
            }
            end(appended, failure);
        });
    }

    /** @param then is told the failure, or null when all replicas have it */
    private void send(CallbackEvent event, Consumer<@Nullable Exception> then) {
        try {
            var _ = producer.send(
                    CloudEventHeaders.toRecord(topic(event), event.key(), event.envelope()),
                    (_, failure) -> then.accept(failure));
        } catch (KafkaException e) {
            then.accept(e);
        }
    }

    private static void end(CompletableFuture<Void> appended, @Nullable Exception failure) {
        if (failure == null) {
            appended.complete(null);
        } else {
            appended.completeExceptionally(failure);
        }
    }

    private static String topic(CallbackEvent event) {
        return event.isDoorbell() ? Topics.WECOM_DOORBELLS : Topics.WECOM_CALLBACKS;
    }

    @Override
    public void close() {
        producer.close(TIME_TO_CLOSE);
    }
}
