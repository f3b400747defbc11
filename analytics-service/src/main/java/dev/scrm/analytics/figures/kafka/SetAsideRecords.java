package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Topics;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Parked and dead records, with the headers that the suite's listeners give theirs. */
final class SetAsideRecords {
    private SetAsideRecords() {}

    static Record<byte @Nullable [], Outcome> parked(String group, Incoming incoming, String reason) {
        return setAside(group, incoming, Topics.parked(incoming.position().topic()), reason);
    }

    static Record<byte @Nullable [], Outcome> dead(String group, Incoming incoming, String reason) {
        return setAside(group, incoming, Topics.dead(incoming.position().topic()), reason);
    }

    private static Record<byte @Nullable [], Outcome> setAside(
            String group, Incoming incoming, String topic, String reason) {
        var position = incoming.position();
        var headers = incoming.recordHeaders();
        headers.add("parked-group", group.getBytes(UTF_8));
        headers.add("parked-reason", reason.getBytes(UTF_8));
        headers.add("parked-topic", position.topic().getBytes(UTF_8));
        headers.add("parked-partition", Integer.toString(position.partition()).getBytes(UTF_8));
        headers.add("parked-offset", Long.toString(position.offset()).getBytes(UTF_8));
        return new Record<>(
                incoming.key(), new Outcome.SetAside(topic, incoming.value()), incoming.timestamp(), headers);
    }
}
