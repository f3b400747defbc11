package dev.scrm.journey.engine.streams;

import com.mongodb.client.MongoDatabase;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
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
@EnableConfigurationProperties(EngineSettings.class)
class StreamsConfiguration {
    /** Who parks, as operators name it. */
    private static final String PARKING_GROUP = "journey-service";

    @Bean
    StreamsRunner streamsRunner(
            JourneyEngine engine,
            EngineSettings settings,
            KafkaSettings kafka,
            MeterRegistry registry,
            ApplicationEventPublisher publisher,
            @Value("${server.port:8080}") int port) {
        var topology = EngineTopology.of(
                engine, settings.timers(), new EngineMeters(registry), new ParkingMeters(PARKING_GROUP, registry));
        var memberId = settings.memberId() == null ? memberId(settings, port) : settings.memberId();
        return new StreamsRunner(topology, StreamsProperties.of(kafka, settings, memberId), publisher);
    }

    @Bean
    HealthIndicator streamsHealthIndicator(StreamsRunner runner) {
        return new StreamsHealth(runner);
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

    /** The same after a restart on the same place; a pod of a stateful set keeps its host name. */
    private static String memberId(EngineSettings settings, int port) {
        try {
            return settings.applicationId() + "-" + InetAddress.getLocalHost().getHostName() + "-" + port;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "Expected this machine to have a host name; set journey.engine.member-id instead", e);
        }
    }
}
