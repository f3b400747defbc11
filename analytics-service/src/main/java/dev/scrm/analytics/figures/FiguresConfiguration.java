package dev.scrm.analytics.figures;

import com.mongodb.client.MongoDatabase;
import dev.scrm.analytics.figures.kafka.FigureListener;
import dev.scrm.analytics.figures.kafka.FigureStreams;
import dev.scrm.analytics.figures.kafka.StreamsSettings;
import dev.scrm.analytics.figures.mongo.MongoFigures;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.KafkaSettings;
import java.util.List;
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
    Figures figures(MongoDatabase database) {
        return new MongoFigures(database);
    }

    @Bean
    ReadFigures readFigures(Figures figures) {
        return new ReadFigures(figures);
    }

    @Bean
    FigureStreams figureStreams(KafkaSettings kafka, StreamsSettings settings) {
        return new FigureStreams(kafka, settings);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> figureListener(EventListeners listeners, Figures figures) {
        return listeners.listen(FigureListener.GROUP, List.of(FigureListener.TOPIC), new FigureListener(figures));
    }

    @Bean
    HealthIndicator streams(FigureStreams streams) {
        return () -> (streams.isAtWork() ? Health.up() : Health.outOfService()).build();
    }
}
