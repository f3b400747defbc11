package dev.scrm.platform.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TestKafkaTests {
    @Test
    void hasEveryPublicTopicWithItsCompanions() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            var names = admin.listTopics().names().get();

            assertThat(names).contains(Topics.CONTACT_PROFILES, Topics.parked(Topics.CONTACT_EVENTS));
            assertThat(names).contains(Topics.dead(Topics.WECOM_CALLBACKS));
            assertThat(TestKafka.partitions(Topics.WECOM_CALLBACKS))
                    .hasSize(admin.describeTopics(List.of(Topics.WECOM_CALLBACKS))
                            .allTopicNames()
                            .get()
                            .get(Topics.WECOM_CALLBACKS)
                            .partitions()
                            .size());
        }
    }

    @Test
    void readsWhatWasSentInTheOrderOfItsKey() {
        var topic = TestKafka.newTopic("orders", 3);

        TestKafka.send(List.of(record(topic, "a", "1"), record(topic, "b", "2"), record(topic, "a", "3")));

        assertThat(TestKafka.read(topic)).hasSize(3);
        assertThat(TestKafka.read(topic))
                .filteredOn(record -> new String(record.key(), UTF_8).equals("a"))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("1", "3");
    }

    @Test
    void readsAnEmptyTopicAsEmpty() {
        assertThat(TestKafka.read(TestKafka.newTopic("empty", 2))).isEmpty();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
