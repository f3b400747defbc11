package dev.scrm.platform.messaging;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.PlatformMongoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What a service needs to take events in and give events out. */
@AutoConfiguration(after = PlatformMongoConfiguration.class)
@EnableConfigurationProperties(KafkaSettings.class)
public class PlatformMessagingConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(name = "eventProducer")
    Producer<byte[], byte[]> eventProducer(KafkaSettings settings) {
        return new KafkaProducer<>(settings.producer());
    }

    @Bean
    @ConditionalOnMissingBean
    EventPublisher eventPublisher(Producer<byte[], byte[]> eventProducer) {
        return new EventPublisher(eventProducer);
    }

    @Bean
    @ConditionalOnMissingBean(OutboxRelay.class)
    KafkaOutboxRelay outboxRelay(
            Producer<byte[], byte[]> eventProducer, Clock clock, ObjectProvider<MeterRegistry> meters) {
        return new KafkaOutboxRelay(eventProducer, clock, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    ParkedKeys parkedKeys(MongoDatabase database) {
        return new ParkedKeys(database);
    }

    @Bean(initMethod = "start")
    ParkedGauges parkedGauges(ParkedKeys parkedKeys) {
        return new ParkedGauges(parkedKeys);
    }

    @Bean
    EventListeners eventListeners(
            KafkaSettings settings,
            EventPublisher publisher,
            ParkedKeys parkedKeys,
            ParkedGauges parkedGauges,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        return new EventListeners(
                settings, publisher, parkedKeys, parkedGauges, clock, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    ParkedReplay parkedReplay(
            KafkaSettings settings,
            ParkedKeys parkedKeys,
            EventListeners listeners,
            EventPublisher publisher,
            ObjectProvider<MeterRegistry> meters) {
        return new ParkedReplay(
                settings, parkedKeys, listeners, publisher, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    ParkedEndpoint parkedEndpoint(ParkedKeys parkedKeys, ParkedReplay replay) {
        return new ParkedEndpoint(parkedKeys, replay);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("scrm.message-keyset")
    MessageBodies messageBodies(
            @org.springframework.beans.factory.annotation.Value("${scrm.message-keyset}") Path keyset) {
        return MessageBodies.fromKeyset(keyset);
    }
}
