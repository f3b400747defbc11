package dev.scrm.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Makes the containers that feed {@link EventBatchHandler}s: whole polls, order per key, commit after the effects. */
public final class EventListeners {
    private static final long RETRY_UNAVAILABLE_MILLIS = 500;

    private final KafkaSettings settings;
    private final EventPublisher publisher;
    private final ParkedKeys parkedKeys;
    private final ParkedGauges parkedGauges;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, EventBatchHandler> handlers = new ConcurrentHashMap<>();

    EventListeners(
            KafkaSettings settings,
            EventPublisher publisher,
            ParkedKeys parkedKeys,
            ParkedGauges parkedGauges,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.publisher = publisher;
        this.parkedKeys = parkedKeys;
        this.parkedGauges = parkedGauges;
        this.clock = clock;
        this.meters = meters;
    }

    /** A container for the group; declared as a bean, the context starts and stops it. */
    public ConcurrentMessageListenerContainer<byte[], byte[]> listen(
            String groupId, Collection<String> topics, EventBatchHandler handler) {
        if (handlers.putIfAbsent(groupId, handler) != null) {
            throw new IllegalArgumentException("Expected one listener per group but " + groupId + " has one already");
        }
        parkedGauges.show(groupId, meters);
        var properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setGroupId(groupId);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(new EventBatchListener(groupId, handler, publisher, parkedKeys, clock, meters));
        properties.setMissingTopicsFatal(false);
        var container = new ConcurrentMessageListenerContainer<byte[], byte[]>(
                new DefaultKafkaConsumerFactory<>(settings.consumer()), properties);
        container.setConcurrency(settings.consumerThreads());
        // Only an unavailable dependency gets here: the consumer is paused, keeps polling, and the batch comes again.
        var errorHandler =
                new DefaultErrorHandler(new FixedBackOff(RETRY_UNAVAILABLE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        errorHandler.setRetryListeners(new WarnOfRetries(groupId));
        container.setCommonErrorHandler(errorHandler);
        container.setBeanName(groupId);
        return container;
    }

    /** The handler of a group, for replaying what was parked. */
    Optional<EventBatchHandler> handler(String groupId) {
        return Optional.ofNullable(handlers.get(groupId));
    }
}
