package dev.scrm.gateway.commands.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.test.TestKafka;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaLaneLagsTests {
    private static final KafkaSettings SETTINGS = new KafkaSettings(TestKafka.bootstrapServers(), 1, Map.of());

    private final String groups = TestKafka.newGroup("lanes");

    @Test
    void countsWhatALaneHasNotReadYet() {
        var topic = TestKafka.newTopic("commands", 2);
        TestKafka.send(IntStream.range(0, 5)
                .mapToObj(i -> new ProducerRecord<>(topic, i % 2, new byte[] {'k'}, new byte[] {'{', '}'}))
                .toList());
        commit(CallLane.URGENT, new TopicPartition(topic, 0), 2);

        var lags = new KafkaLaneLags(SETTINGS, topic, this::group).lags();

        assertThat(lags)
                .containsOnly(
                        Map.entry(CallLane.URGENT, 3L),
                        Map.entry(CallLane.INTERACTIVE, 5L),
                        Map.entry(CallLane.BULK, 5L));
    }

    @Test
    void knowsNothingWhileKafkaDoesNotAnswer() {
        var nowhere = new KafkaSettings("127.0.0.1:9", 1, Map.of());

        assertThat(new KafkaLaneLags(nowhere, "commands", this::group).lags()).isEmpty();
    }

    private String group(CallLane lane) {
        return groups + lane;
    }

    private void commit(CallLane lane, TopicPartition partition, long offset) {
        var settings = SETTINGS.consumer();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group(lane));
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
        }
    }
}
