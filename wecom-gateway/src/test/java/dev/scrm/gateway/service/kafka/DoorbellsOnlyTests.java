package dev.scrm.gateway.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorbellsOnlyTests {
    private static final TopicPartition PARTITION = new TopicPartition("callbacks", 3);
    private static final String BELL = "scrm.wecom.service-messages-waiting.v1";
    private static final String OTHER = "scrm.wecom.external-contact-added.v1";

    @Test
    void keepsDoorbellsAndTheLastRecordOfThePartition() {
        var next = Map.of(PARTITION, new OffsetAndMetadata(5, Optional.empty(), ""));
        var polled = new ConsumerRecords<>(
                Map.of(
                        PARTITION,
                        List.of(
                                record(0, OTHER),
                                record(1, BELL),
                                record(2, null),
                                record(3, OTHER),
                                record(4, OTHER))),
                next);

        try (var doorbellsOnly = new DoorbellsOnly()) {
            var kept = doorbellsOnly.onConsume(polled);

            assertThat(kept.records(PARTITION))
                    .extracting(ConsumerRecord::offset)
                    .containsExactly(1L, 4L);
            assertThat(kept.nextOffsets()).isEqualTo(next);
        }
    }

    @Test
    void keepsADoorbellOfALaterVersionSoThatItFailsLoudly() {
        var polled = new ConsumerRecords<>(
                Map.of(PARTITION, List.of(record(0, "scrm.wecom.service-messages-waiting.v2"), record(1, OTHER))),
                Map.of());

        try (var doorbellsOnly = new DoorbellsOnly()) {
            assertThat(doorbellsOnly.onConsume(polled).count()).isEqualTo(2);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, @Nullable String type) {
        var record = new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0]);
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(UTF_8));
        }
        return record;
    }
}
