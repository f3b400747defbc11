package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** How a parked or dead record tells who set it aside, why, and where it came from: headers beside the ones it had. */
public final class SetAside {
    private static final String GROUP = "parked-group";
    private static final String REASON = "parked-reason";
    private static final String TOPIC = "parked-topic";
    private static final String PARTITION = "parked-partition";
    private static final String OFFSET = "parked-offset";

    /** More than this of a failure's message helps nobody. */
    private static final int REASON_AT_MOST = 1_000;

    private SetAside() {}

    /** Marks a record; what an earlier setting aside said of it no longer holds. */
    public static void mark(Headers headers, String group, SourcePosition position, String reason) {
        put(headers, GROUP, group);
        put(headers, REASON, reason.substring(0, Math.min(reason.length(), REASON_AT_MOST)));
        put(headers, TOPIC, position.topic());
        put(headers, PARTITION, Integer.toString(position.partition()));
        put(headers, OFFSET, Long.toString(position.offset()));
    }

    /** Why a handler could not take a record, in one line. */
    public static String reason(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /**
     * What a record tells of its setting aside.
     *
     * @param topic where it first stood, as are partition and offset
     */
    public record Mark(String group, String reason, String topic, int partition, long offset) {}

    /** What a record tells of its setting aside; empty when it tells nothing that can be read. */
    public static Optional<Mark> read(Headers headers) {
        try {
            var position = position(headers);
            return Optional.of(new Mark(
                    text(headers, GROUP),
                    text(headers, REASON),
                    position.topic(),
                    position.partition(),
                    position.offset()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Leaves nothing of it: the record is as it was. */
    public static void unmark(Headers headers) {
        List.of(GROUP, REASON, TOPIC, PARTITION, OFFSET).forEach(headers::remove);
    }

    /** Where a set-aside record first stood. */
    static SourcePosition position(Headers headers) {
        return new SourcePosition(
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
