package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.StreamsHealth;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsRunner;
import dev.scrm.platform.messaging.streams.TopologyTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the engine to Kafka Streams. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineSettings.class, TimerSettings.class})
class StreamsConfiguration {
    @Bean
    ParkingMeters parkingMeters(MeterRegistry registry) {
        return new ParkingMeters("journey-service", registry);
    }

    @Bean
    StreamsRunner streamsRunner(
            JourneyEngine engine,
            EngineSettings settings,
            TimerSettings timers,
            KafkaSettings kafka,
            MeterRegistry registry,
            ParkingMeters parkingMeters,
            ApplicationEventPublisher publisher,
            @Value("${server.port:8080}") int port) {
        var topology = EngineTopology.of(engine, timers, new EngineMeters(registry), parkingMeters);
        var streams = settings.engine();
        return new StreamsRunner(
                topology,
                StreamsProperties.of(kafka, streams, streams.memberIdAt(port)),
                new TopologyTopics(kafka, EngineTopology.SOURCES, List.of()),
                publisher);
    }

    @Bean
    HealthIndicator streamsHealthIndicator(StreamsRunner runner) {
        return StreamsHealth.whenRunning(runner);
    }
}
