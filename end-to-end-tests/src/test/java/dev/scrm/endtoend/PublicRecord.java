package dev.scrm.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A record of a public topic, as any integrator may read it. */
record PublicRecord(String topic, String key, String type, String corpId, String json) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static PublicRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new PublicRecord(
                record.topic(),
                new String(record.key(), UTF_8),
                header(record, "ce_type"),
                header(record, "ce_corpid"),
                new String(record.value(), UTF_8));
    }

    JsonNode data() {
        return JSON.readTree(json);
    }

    /** The type without its version, such as {@code scrm.contact.tagged}. */
    String name() {
        return type.substring(0, type.lastIndexOf(".v"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
