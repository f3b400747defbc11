package dev.scrm.gateway.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Drops the callbacks that are no doorbells by one look at a header: the gateway hears everything it published itself, and
 * reading all of it as events would cost it as much as decrypting it did. The last record of each partition stays, so that
 * the group's position goes on.
 */
public final class DoorbellsOnly implements ConsumerInterceptor<byte[], byte[]> {
    private static final byte[] DOORBELL = (DoorbellListener.WAITING + ".v").getBytes(UTF_8);

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        for (var partition : polled.partitions()) {
            kept.put(partition, kept(polled.records(partition)));
        }
        return new ConsumerRecords<>(kept, polled.nextOffsets());
    }

    private static List<ConsumerRecord<byte[], byte[]>> kept(List<ConsumerRecord<byte[], byte[]>> records) {
        var kept = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < records.size(); i++) {
            if (i == records.size() - 1 || isDoorbell(records.get(i))) {
                kept.add(records.get(i));
            }
        }
        return kept;
    }

    private static boolean isDoorbell(ConsumerRecord<byte[], byte[]> record) {
        var type = record.headers().lastHeader("ce_type");
        return type != null
                && type.value() != null
                && type.value().length > DOORBELL.length
                && Arrays.equals(type.value(), 0, DOORBELL.length, DOORBELL, 0, DOORBELL.length);
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Nothing is kept that a commit would change.
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to set.
    }
}
