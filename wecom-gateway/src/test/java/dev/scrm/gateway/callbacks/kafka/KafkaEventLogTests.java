package dev.scrm.gateway.callbacks.kafka;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static dev.scrm.gateway.callbacks.CallbackFixtures.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaEventLogTests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String corp = "ww" + UUID.randomUUID();
    private final KafkaEventLog log = new KafkaEventLog(new KafkaProducer<>(KafkaEventLogConfiguration.settings(
            new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of()), settings())));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void appendsAnEventAsItIs() {
        assertThat(log.append(anEvent(corp, "contact", "e1"))).succeedsWithin(PATIENCE);

        assertThat(appended()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("e1");
            assertThat(event.type().toString()).isEqualTo("scrm.wecom.external-contact-edited.v1");
        });
    }

    /** The first is refused by the broker, the second by the producer. */
    @ParameterizedTest
    @ValueSource(ints = {1_500_000, 3_000_000})
    void appendsWhatIsTooLargeForKafkaWithoutItsBody(int size) {
        assertThat(log.append(large("e1", size))).succeedsWithin(PATIENCE);
        assertThat(log.append(anEvent(corp, "contact", "e2"))).succeedsWithin(PATIENCE);

        assertThat(appended()).extracting(EventEnvelope::id).containsExactlyInAnyOrder("e1", "e2");
        assertThat(appended())
                .filteredOn(event -> event.id().equals("e1"))
                .first()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo(CallbackEvent.UNRECOGNIZED);
                    assertThat(event.time()).isEqualTo(NOON);
                    assertThat(new String(event.data(), UTF_8))
                            .isEqualTo(
                                    "{\"xml\":\"\",\"omittedType\":\"scrm.wecom.external-contact-edited.v1\",\"omittedBytes\":%d}"
                                            .formatted(size));
                    GoldenSample.assertMatchesSchema(event.type().toString(), event.data());
                });
    }

    @Test
    void failsWhenKafkaIsAway() {
        var kafka = new MockProducer<byte[], byte[]>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        var appended = new KafkaEventLog(kafka).append(anEvent(corp, "contact", "e1"));

        kafka.errorNext(new TimeoutException("away"));

        assertThat(appended).isCompletedExceptionally();
        assertThat(kafka.history()).hasSize(1);
    }

    private CallbackEvent large(String id, int size) {
        var envelope = new EventEnvelope(
                id,
                EventType.of("scrm.wecom.external-contact-edited.v1"),
                "/wecom-gateway",
                "contact-1",
                NOON,
                corp,
                0,
                null,
                null,
                null,
                new byte[size]);
        return new CallbackEvent(corp + ":contact", true, envelope);
    }

    private List<EventEnvelope> appended() {
        return TestKafka.read(Topics.WECOM_CALLBACKS).stream()
                .map(CloudEventHeaders::read)
                .filter(event -> event.corpId().equals(corp))
                .toList();
    }
}
