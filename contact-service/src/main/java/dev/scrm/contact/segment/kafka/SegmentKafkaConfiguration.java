package dev.scrm.contact.segment.kafka;

import dev.scrm.contact.segment.Partitions;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group each: who belongs to what does not wait behind how far anything has got. */
@Configuration(proxyBeanMethods = false)
class SegmentKafkaConfiguration {
    /** While a segment is built all its people are written down: one thread would wait for the store most of the time. */
    private static final int WRITERS_OF_MEMBERS = 2;

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> segmentProgressContainer(
            EventListeners listeners, ProgressListener listener) {
        return listeners.listen("contact-service-segment-progress", List.of(Topics.SEGMENT_PROGRESS), listener);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> segmentStandingContainer(
            EventListeners listeners, StandingListener listener) {
        var container =
                listeners.listen("contact-service-segment-members", List.of(Topics.SEGMENT_STANDINGS), listener);
        container.setConcurrency(WRITERS_OF_MEMBERS);
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> segmentHistoriesContainer(
            EventListeners listeners, HistoryListener listener) {
        return listeners.listen(
                "contact-service-segment-histories", List.of(Topics.SEGMENT_HISTORY_REQUESTS), listener);
    }

    /** People are sorted where their behaviours are. */
    @Bean
    Partitions segmentPartitions(Producer<byte[], byte[]> eventProducer) {
        return new PartitionsOfTopic(eventProducer, Topics.BEHAVIOR_EVENTS);
    }
}
