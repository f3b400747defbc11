package dev.scrm.analytics.figures;

import com.mongodb.client.MongoDatabase;
import dev.scrm.analytics.figures.kafka.FigureListener;
import dev.scrm.analytics.figures.kafka.FigureStreams;
import dev.scrm.analytics.figures.kafka.StreamsSettings;
import dev.scrm.analytics.figures.mongo.MongoFigures;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Puts the figures together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamsSettings.class)
class FiguresConfiguration {
    @Bean
    MongoFigures figures(MongoDatabase database) {
        return new MongoFigures(database);
    }

    @Bean
    ReadFigures readFigures(Figures figures) {
        return new ReadFigures(figures);
    }

    @Bean
    FigureStreams figureStreams(
            KafkaSettings kafka, StreamsSettings settings, MeterRegistry registry, @Value("${server.port}") int port) {
        var memberId = settings.memberId() == null ? memberId(port) : settings.memberId();
        return new FigureStreams(kafka, settings, memberId, registry);
    }

    /** The same after a restart on the same place; a pod of a stateful set keeps its host name. */
    private static String memberId(int port) {
        try {
            return "analytics-service-" + InetAddress.getLocalHost().getHostName() + "-" + port;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "Expected this machine to have a host name; set analytics.streams.member-id instead", e);
        }
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> figureListener(EventListeners listeners, Figures figures) {
        return listeners.listen(FigureListener.GROUP, List.of(FigureListener.TOPIC), new FigureListener(figures));
    }

    @Bean
    ParkedContacts parkedContacts(MongoDatabase database) {
        return new ParkedContacts(FigureStreams.APPLICATION, database);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> parkedContactsListener(
            ParkedContacts parkedContacts, EventListeners listeners) {
        return parkedContacts.listen(listeners);
    }

    @Bean
    ReleaseParkedContacts releaseParkedContacts(EventPublisher publisher, Clock clock, RandomGenerator random) {
        return new ReleaseParkedContacts(FigureStreams.APPLICATION, publisher, clock, random);
    }

    @Bean
    HealthIndicator streams(FigureStreams streams) {
        return () -> (streams.isAtWork() ? Health.up() : Health.outOfService()).build();
    }
}
