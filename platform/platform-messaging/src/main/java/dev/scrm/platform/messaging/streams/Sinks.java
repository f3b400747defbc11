package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands records to sinks that are named by their topics: they are part of the transaction that the input is. */
public final class Sinks implements Outlet {
    private final ProcessorContext<byte[], byte[]> context;

    /**
     * Adds the sinks of a processor to its topology: one for each topic that it writes, and those where records of its sources are
     * set aside.
     */
    public static void add(Topology topology, String processor, List<String> topics, List<String> sources) {
        var setAside = sources.stream().flatMap(source -> Stream.of(Topics.parked(source), Topics.dead(source)));
        Stream.of(topics.stream(), Stream.of(Topics.PARKED_CONTACTS), setAside)
                .flatMap(names -> names)
                .forEach(topic -> topology.addSink(
                        topic, topic, new ByteArraySerializer(), new ByteArraySerializer(), processor));
    }

    public Sinks(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    public void send(OutboxMessage message) {
        var headers = new RecordHeaders();
        CloudEventHeaders.write(message.envelope(), headers);
        send(
                message.topic(),
                message.key().getBytes(UTF_8),
                CloudEventHeaders.value(message.envelope()),
                context.currentSystemTimeMs(),
                headers);
    }

    @Override
    public void send(String topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp, Headers headers) {
        context.forward(new Record<>(key, value, timestamp, headers), topic);
    }
}
