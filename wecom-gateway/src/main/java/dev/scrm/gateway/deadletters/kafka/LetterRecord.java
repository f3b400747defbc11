package dev.scrm.gateway.deadletters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.deadletters.DeadLetter;
import dev.scrm.gateway.deadletters.DeadTopic;
import dev.scrm.gateway.deadletters.LetterPlace;
import dev.scrm.gateway.deadletters.SafeReason;
import dev.scrm.platform.messaging.SetAside;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What of a record may be shown, and the record as it first was. */
final class LetterRecord {
    /** More of a header helps nobody. */
    private static final int LONGEST = 200;

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private LetterRecord() {}

    static DeadLetter letter(DeadTopic topic, ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var place = new LetterPlace(topic, record.partition(), record.offset());
        var mark = SetAside.read(headers).filter(one -> one.topic().equals(topic.source()));
        return new DeadLetter(
                place,
                Instant.ofEpochMilli(record.timestamp()),
                mark.map(one -> one.topic() + "/" + one.partition() + "@" + one.offset())
                        .orElse(topic.dead() + "/" + record.partition() + "@" + record.offset()),
                mark.map(one -> shown(one.group())).orElse("unknown"),
                mark.map(one -> SafeReason.of(one.reason())).orElse("unknown"),
                corpId(headers, record.key()),
                header(headers, "ce_id"),
                header(headers, "ce_type"),
                header(headers, "ce_source"),
                record.value() == null ? 0 : record.value().length);
    }

    /** As it first stood in its topic: nothing says any more that it was set aside. */
    static ProducerRecord<byte[], byte[]> asItWas(DeadTopic topic, ConsumerRecord<byte[], byte[]> record) {
        var back = new ProducerRecord<>(topic.source(), record.key(), record.value());
        record.headers().forEach(back.headers()::add);
        SetAside.unmark(back.headers());
        return back;
    }

    /** Only what key and headers agree on: nobody sees another corp's letter because one of them is wrong. */
    private static @Nullable String corpId(Headers headers, byte @Nullable [] key) {
        var corpId = header(headers, "ce_corpid");
        var keyed = key == null ? "" : new String(key, UTF_8);
        return corpId != null && (keyed.equals(corpId) || keyed.startsWith(corpId + ":")) ? corpId : null;
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : shown(new String(header.value(), UTF_8));
    }

    private static String shown(String text) {
        var safe = CONTROLS.matcher(text).replaceAll(" ");
        return safe.substring(0, Math.min(safe.length(), LONGEST));
    }
}
