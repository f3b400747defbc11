package dev.scrm.platform.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.messaging.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTests {
    private static final StreamsSettings SETTINGS = new StreamsSettings(
            "a-service",
            Path.of("state"),
            null,
            2,
            1,
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(5),
            Duration.ofSeconds(6),
            32 << 20,
            16 << 20,
            0,
            (short) 3);

    private final StreamsConfig config = new StreamsConfig(StreamsProperties.of(
            new KafkaSettings("kafka:9092", 1, Map.of("security.protocol", "SSL", "state.dir", "elsewhere")),
            SETTINGS,
            "a-service-0"));

    @Test
    void countsEachRecordOnce() {
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
    }

    @Test
    void isAStaticMemberOfAClassicGroup() {
        var consumer = config.getMainConsumerConfigs("a-service", "client", 1);

        assertThat(consumer)
                .containsEntry("group.protocol", "classic")
                .containsEntry("group.instance.id", "a-service-0-1")
                .containsEntry("session.timeout.ms", 6_000)
                .containsEntry("heartbeat.interval.ms", 1_500);
    }

    @Test
    void startsAtTheBeginningButNeverWhenItRestores() {
        assertThat(config.getMainConsumerConfigs("a-service", "client", 1))
                .containsEntry("auto.offset.reset", "earliest");
        assertThat(config.getRestoreConsumerConfigs("client")).containsEntry("auto.offset.reset", "none");
    }

    @Test
    void reachesKafkaAsEveryClientDoesAndKeepsItsOwnPlace() {
        assertThat(config.getProducerConfigs("client"))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("compression.type", "lz4");
        assertThat(config.getString(StreamsConfig.STATE_DIR_CONFIG)).isEqualTo("state");
    }
}
