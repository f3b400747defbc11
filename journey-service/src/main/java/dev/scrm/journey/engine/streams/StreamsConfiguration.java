package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.platform.messaging.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the engine to Kafka Streams. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class StreamsConfiguration {
    @Bean
    StreamsRunner streamsRunner(
            JourneyEngine engine,
            EngineSettings settings,
            KafkaSettings kafka,
            MeterRegistry registry,
            ApplicationEventPublisher publisher,
            @Value("${server.port:8080}") int port) {
        var topology = EngineTopology.of(engine, settings.timers(), new EngineMeters(registry));
        var memberId = settings.memberId() == null ? memberId(settings, port) : settings.memberId();
        return new StreamsRunner(topology, StreamsProperties.of(kafka, settings, memberId), publisher);
    }

    @Bean
    HealthIndicator streamsHealthIndicator(StreamsRunner runner) {
        return new StreamsHealth(runner);
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
