package dev.scrm.endtoend.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** The welcome commands and their outcomes as they lie on the public topics, command by command. */
record WelcomeCommands(String bootstrapServers) {
    private static final String COMMANDS = "scrm.wecom.commands.v1";
    private static final String OUTCOMES = "scrm.wecom.outcomes.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Commands, and those that did not end as one should.
     *
     * @param all commands
     * @param without no outcome
     * @param withTwo several outcomes that are not repetitions of one
     */
    record Count(int all, int without, int withTwo) {}

    Count count() {
        Set<String> commands = new HashSet<>();
        Map<String, Set<String>> outcomes = new HashMap<>();
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "fetch.max.wait.ms", 50);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, COMMANDS, record -> {
                if (header(record, "ce_type").startsWith("scrm.wecom.send-welcome.")) {
                    commands.add(header(record, "ce_id"));
                }
            });
            read(consumer, OUTCOMES, record -> {
                if (header(record, "ce_type").startsWith("scrm.wecom.command-finished.")) {
                    var outcome = JSON.readTree(record.value());
                    outcomes.computeIfAbsent(outcome.path("commandId").asString(), _ -> new HashSet<>())
                            .add(outcome.path("status").asString());
                }
            });
        }
        int without =
                (int) commands.stream().filter(id -> !outcomes.containsKey(id)).count();
        int withTwo = (int) commands.stream()
                .filter(id -> outcomes.getOrDefault(id, Set.of()).size() > 1)
                .count();
        return new Count(commands.size(), without, withTwo);
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(reader);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
