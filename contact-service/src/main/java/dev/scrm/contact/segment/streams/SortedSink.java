package dev.scrm.contact.segment.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.segment.Rule;
import dev.scrm.platform.events.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Where a partition tells that all its people were put to a version: in the partition of how they stand, behind them, so that whoever
 * reads it has read how all of them stand.
 */
final class SortedSink {
    static final String NAME = "sorted";

    private static final char PARTITION = '/';

    private SortedSink() {}

    static void add(Topology topology, String processor) {
        topology.<byte[], byte[]>addSink(
                NAME,
                Topics.SEGMENT_STANDINGS,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                (_, key, _, partitions) -> Optional.of(Set.of(partition(key) % partitions)),
                processor);
    }

    /** Each version has a key of its own: what is told of one neither hides nor compacts away what is told of another. */
    static String key(String corpId, Rule.Key rule, int partition) {
        return corpId + ":" + rule.segmentId() + PARTITION + rule.version() + PARTITION + partition;
    }

    private static int partition(byte[] key) {
        var text = new String(key, UTF_8);
        return Integer.parseInt(text.substring(text.lastIndexOf(PARTITION) + 1));
    }
}
