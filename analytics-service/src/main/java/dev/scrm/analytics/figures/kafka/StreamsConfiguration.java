package dev.scrm.analytics.figures.kafka;

import com.mongodb.client.MongoDatabase;
import dev.scrm.analytics.figures.Figures;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import dev.scrm.platform.messaging.streams.StreamsHealth;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the figures to Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FigureStreamsSettings.class, FigureTopicSettings.class})
class StreamsConfiguration {
    /** Who parks, as operators name it. */
    static final String PARKING_GROUP = "analytics-service";

    @Bean
    StreamsRunner streamsRunner(
            KafkaSettings kafka,
            FigureStreamsSettings settings,
            FigureTopicSettings topics,
            MeterRegistry registry,
            ApplicationEventPublisher publisher,
            @Value("${server.port}") int port) {
        var streams = settings.streams();
        return new StreamsRunner(
                FigureTopology.build(new FigureMeters(registry)),
                StreamsProperties.of(kafka, streams, streams.memberIdAt(port)),
                FigureTopics.of(kafka, topics),
                publisher);
    }

    @Bean
    HealthIndicator streams(StreamsRunner runner) {
        return StreamsHealth.whenAtWork(runner);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> figureListener(EventListeners listeners, Figures figures) {
        return listeners.listen(FigureListener.GROUP, List.of(FigureListener.TOPIC), new FigureListener(figures));
    }

    @Bean
    ParkedContacts parkedContacts(MongoDatabase database) {
        return new ParkedContacts(PARKING_GROUP, database);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> parkedContactsListener(
            ParkedContacts parkedContacts, EventListeners listeners) {
        return parkedContacts.listen(listeners);
    }

    @Bean
    ReleaseParkedContacts releaseParkedContacts(EventPublisher publisher, Clock clock, RandomGenerator random) {
        return new ReleaseParkedContacts(PARKING_GROUP, publisher, clock, random);
    }
}
