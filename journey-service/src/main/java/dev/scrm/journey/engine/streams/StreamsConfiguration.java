package dev.scrm.journey.engine.streams;

import com.mongodb.client.MongoDatabase;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import dev.scrm.platform.messaging.streams.StreamsHealth;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsRunner;
import dev.scrm.platform.messaging.streams.TopologyTopics;
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

/** Wires the engine to Kafka Streams. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineSettings.class, TimerSettings.class})
class StreamsConfiguration {
    /** Who parks, as operators name it. */
    private static final String PARKING_GROUP = "journey-service";

    @Bean
    StreamsRunner streamsRunner(
            JourneyEngine engine,
            EngineSettings settings,
            TimerSettings timers,
            KafkaSettings kafka,
            MeterRegistry registry,
            ApplicationEventPublisher publisher,
            @Value("${server.port:8080}") int port) {
        var topology = EngineTopology.of(
                engine, timers, new EngineMeters(registry), new ParkingMeters(PARKING_GROUP, registry));
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

    @Bean
    ParkedContacts parkedContacts(MongoDatabase database) {
        return new ParkedContacts(PARKING_GROUP, database);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> parkedContactsContainer(
            ParkedContacts parkedContacts, EventListeners listeners) {
        return parkedContacts.listen(listeners);
    }

    @Bean
    ReleaseParkedContacts releaseParkedContacts(EventPublisher publisher, Clock clock, RandomGenerator random) {
        return new ReleaseParkedContacts(PARKING_GROUP, publisher, clock, random);
    }
}
