package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.figures.Figures;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.StreamsHealth;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
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
    FigureMeters figureMeters(MeterRegistry registry) {
        return new FigureMeters(registry);
    }

    @Bean
    ParkingMeters parkingMeters(FigureMeters meters) {
        return meters.parking();
    }

    @Bean
    StreamsRunner streamsRunner(
            KafkaSettings kafka,
            FigureStreamsSettings settings,
            FigureTopicSettings topics,
            FigureMeters meters,
            ApplicationEventPublisher publisher,
            @Value("${server.port}") int port) {
        var streams = settings.streams();
        return new StreamsRunner(
                FigureTopology.build(meters),
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
}
