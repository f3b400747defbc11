package dev.scrm.gateway.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A callback as an event, ready to be kept.
 *
 * @param key the Kafka key
 * @param ordered whether the events of the key must stay in the order they came in; doorbells need not
 * @param reply what is answered to it once it is kept; null for nothing, as almost always
 * @param unrecognizedType what WeCom calls one without a type of its own; empty for the others, and where it does not say
 */
public record CallbackEvent(
        String key,
        boolean ordered,
        EventEnvelope envelope,
        @Nullable PassiveReply reply,
        String unrecognizedType) {
    /** What has no type of its own. */
    public static final EventType UNRECOGNIZED = EventType.of("scrm.wecom.unrecognized.v1");

    /** What only says that something can be fetched. */
    public static final EventType DOORBELL = EventType.of("scrm.wecom.service-messages-waiting.v1");

    /** Half of what Kafka takes of one record by default: what is sealed, parked and read again is larger than it was. */
    private static final int LARGEST = 512 << 10;

    public CallbackEvent {
        requireNonNull(key, "key");
        requireNonNull(envelope, "envelope");
        requireNonNull(unrecognizedType, "unrecognizedType");
    }

    /** One that nothing is answered to. */
    public CallbackEvent(String key, boolean ordered, EventEnvelope envelope) {
        this(key, ordered, envelope, null, "");
    }

    /** The same with an answer. */
    public CallbackEvent answered(PassiveReply prepared) {
        return new CallbackEvent(key, ordered, envelope, prepared, unrecognizedType);
    }

    /** The same with what WeCom calls it. */
    public CallbackEvent unrecognizedAs(String type) {
        return new CallbackEvent(key, ordered, envelope, reply, type);
    }

    /**
     * The same, of which only is left that it came and what it was: for a Kafka that takes nothing larger. Like everything
     * unrecognized it is of the corp and in no order.
     */
    public CallbackEvent withoutBody() {
        var data = "{\"xml\":\"\",\"omittedType\":\"%s\",\"omittedBytes\":%d}"
                .formatted(envelope.type(), envelope.data().length);
        var rest = new EventEnvelope(
                envelope.id(),
                UNRECOGNIZED,
                envelope.source(),
                null,
                envelope.time(),
                envelope.corpId(),
                0,
                null,
                null,
                envelope.traceParent(),
                data.getBytes(UTF_8));
        return new CallbackEvent(
                envelope.corpId(), false, rest, reply, envelope.type().toString());
    }

    public String id() {
        return envelope.id();
    }

    /** Whether it is larger than any event of a callback may be; WeCom's own are a hundredth of that. */
    public boolean isTooLarge() {
        var subject = envelope.subject();
        return envelope.data().length + 3L * (key.length() + (subject == null ? 0 : subject.length())) > LARGEST;
    }

    /** Whether it is for the gateway alone, which then fetches what everybody else is told of. */
    public boolean isDoorbell() {
        return envelope.type().equals(DOORBELL);
    }

    public boolean isRecognized() {
        return !envelope.type().equals(UNRECOGNIZED);
    }
}
