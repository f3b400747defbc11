package dev.scrm.contact.segment.streams;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.StreamsHealth;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsRunner;
import dev.scrm.platform.messaging.streams.TopologyTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the sorting of people to Kafka Streams. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SegmentSettings.class)
class SegmentStreamsConfiguration {
    @Bean
    ParkingMeters parkingMeters(MeterRegistry registry) {
        return new ParkingMeters("contact-service-segments", registry);
    }

    @Bean
    StreamsRunner segmentStreams(
            SegmentSettings settings,
            KafkaSettings kafka,
            ParkingMeters parkingMeters,
            ApplicationEventPublisher publisher,
            @Value("${server.port:8080}") int port) {
        var topology = SegmentTopology.of(settings, parkingMeters);
        var streams = settings.streams();
        var wanted = Stream.concat(
                        SegmentTopology.SOURCES.stream(), Stream.of(Topics.SEGMENT_DEFINITIONS, Topics.SEGMENT_TRIALS))
                .toList();
        return new StreamsRunner(
                topology,
                StreamsProperties.of(kafka, streams, streams.memberIdAt(port)),
                new TopologyTopics(kafka, wanted, List.of()),
                publisher);
    }

    /** Contacts are shown and behaviours are taken also while people are not sorted: that takes nobody out of service. */
    @Bean
    HealthIndicator segmentStreamsHealthIndicator(StreamsRunner segmentStreams) {
        return StreamsHealth.whenAtWork(segmentStreams);
    }
}
