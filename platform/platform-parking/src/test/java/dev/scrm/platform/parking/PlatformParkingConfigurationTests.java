package dev.scrm.platform.parking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import dev.scrm.platform.test.TestMongo;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PlatformParkingConfigurationTests {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PlatformParkingConfiguration.class));

    @Test
    void givesThePathsToAServiceThatParks() {
        service.withBean(ParkedContacts.class, () -> new ParkedContacts("a-service", TestMongo.freshDatabase("parked")))
                .withBean(ReleaseParkedContacts.class, PlatformParkingConfigurationTests::commands)
                .run(context -> assertThat(context).hasSingleBean(ParkedContactController.class));
    }

    @Test
    void leavesAloneAServiceThatDoesNot() {
        service.withBean(ReleaseParkedContacts.class, PlatformParkingConfigurationTests::commands)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ParkedContactController.class));
    }

    private static ReleaseParkedContacts commands() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        return new ReleaseParkedContacts(
                "a-service", new EventPublisher(producer), Clock.systemUTC(), RandomGenerator.getDefault());
    }
}
