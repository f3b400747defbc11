package dev.scrm.platform.parking;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.PlatformMessagingConfiguration;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Gives a service whose topology parks contacts the list of them, and the commands about them. */
@AutoConfiguration(after = PlatformMessagingConfiguration.class)
@ConditionalOnBean(ParkingMeters.class)
public class ParkedContactsConfiguration {
    @Bean
    ParkedContacts parkedContacts(ParkingMeters meters, MongoDatabase database) {
        return new ParkedContacts(meters.group(), database);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> parkedContactsContainer(
            ParkedContacts parkedContacts, EventListeners listeners) {
        return parkedContacts.listen(listeners);
    }

    @Bean
    ReleaseParkedContacts releaseParkedContacts(
            ParkingMeters meters, EventPublisher publisher, Clock clock, RandomGenerator random) {
        return new ReleaseParkedContacts(meters.group(), publisher, clock, random);
    }
}
