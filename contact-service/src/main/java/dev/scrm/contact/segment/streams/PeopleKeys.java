package dev.scrm.contact.segment.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the one store; the first byte tells the kinds apart. A person's key is {@code corp:contact}.
 *
 * <pre>
 * b length(2) key length(1) type at(8, sorts by time) id(16)    what a person did
 * c key                                                         where a person stands
 * j corp                                                        which rules the people of a corp were put to
 * s corp 0 segment 0 version(4)                                 how many people a rule holds for
 * t due(8) key, h                                               when to look again, as platform-messaging keeps it
 * p, q, r                                                       what is parked, likewise
 * </pre>
 */
final class PeopleKeys {
    static final char TIMER = 't';
    static final char TIMER_HINT = 'h';

    static final Bytes FIRST_BEHAVIOR = Bytes.wrap(new byte[] {'b'});
    static final Bytes BEHAVIORS_END = Bytes.wrap(new byte[] {'b' + 1});

    private static final int ID = 16;

    private PeopleKeys() {}

    static Bytes standing(String key) {
        return text('c', key);
    }

    /** The person of a row of {@link #standing}. */
    static String person(Bytes row) {
        return new String(row.get(), 1, row.get().length - 1, UTF_8);
    }

    /** Before everybody of a corp. */
    static Bytes firstOf(String corpId) {
        return standing(corpId + ":");
    }

    /** Right after a person. */
    static Bytes after(String key) {
        return standing(key + "\0");
    }

    /** Right after a row. */
    static Bytes after(Bytes row) {
        return Bytes.wrap(Arrays.copyOf(row.get(), row.get().length + 1));
    }

    /** After everybody of a corp: the character that follows the colon. */
    static Bytes endOf(String corpId) {
        return standing(corpId + ";");
    }

    static Bytes corp(String corpId) {
        return text('j', corpId);
    }

    static Bytes rule(String corpId, String segmentId, int version) {
        return text('s', corpId + "\0" + segmentId + "\0" + "%08x".formatted(version));
    }

    static Bytes behavior(String key, String type, Instant at, String id) {
        var head = typeOf(key, type);
        return Bytes.wrap(ByteBuffer.allocate(head.length + Long.BYTES + ID)
                .put(head)
                .putLong(sortable(at))
                .put(sixteen(id))
                .array());
    }

    /** Before everything of the type that a person did then or later. */
    static Bytes behaviorsFrom(String key, String type, Instant at) {
        var head = typeOf(key, type);
        return Bytes.wrap(ByteBuffer.allocate(head.length + Long.BYTES)
                .put(head)
                .putLong(sortable(at))
                .array());
    }

    /** Before everything that a person did. */
    static Bytes allBehaviors(String key) {
        return Bytes.wrap(person(key));
    }

    /** After everything that a person did: no name of a type is so long. */
    static Bytes allBehaviorsEnd(String key) {
        var head = person(key);
        var end = Arrays.copyOf(head, head.length + 1);
        end[head.length] = (byte) 0xFF;
        return Bytes.wrap(end);
    }

    private static byte[] person(String key) {
        var person = key.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + Short.BYTES + person.length)
                .put((byte) 'b')
                .putShort((short) person.length)
                .put(person)
                .array();
    }

    /** Before everything of the type that a person did. */
    static Bytes behaviors(String key, String type) {
        return Bytes.wrap(typeOf(key, type));
    }

    /** After everything of the type that a person did: no time that anybody means begins so. */
    static Bytes behaviorsEnd(String key, String type) {
        var head = typeOf(key, type);
        var end = Arrays.copyOf(head, head.length + 1);
        end[head.length] = (byte) 0xFF;
        return Bytes.wrap(end);
    }

    static Instant at(Bytes behavior) {
        var bytes = behavior.get();
        return Instant.ofEpochMilli(ByteBuffer.wrap(bytes, bytes.length - ID - Long.BYTES, Long.BYTES)
                        .getLong()
                ^ Long.MIN_VALUE);
    }

    static String id(Bytes behavior) {
        var bytes = behavior.get();
        return HexFormat.of().formatHex(bytes, bytes.length - ID, bytes.length);
    }

    static String type(Bytes behavior) {
        var bytes = behavior.get();
        int length = 1 + Short.BYTES + ByteBuffer.wrap(bytes, 1, Short.BYTES).getShort();
        return new String(bytes, length + 1, Byte.toUnsignedInt(bytes[length]), UTF_8);
    }

    /** An id of ours is 32 hex digits; another is made one. */
    private static byte[] sixteen(String id) {
        boolean ours = id.length() == 2 * ID && id.chars().allMatch(HexFormat::isHexDigit);
        return HexFormat.of().parseHex(ours ? id : Ids.derived("occurrence", id));
    }

    private static byte[] typeOf(String key, String type) {
        var person = key.getBytes(UTF_8);
        var name = type.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + Short.BYTES + person.length + 1 + name.length)
                .put((byte) 'b')
                .putShort((short) person.length)
                .put(person)
                .put((byte) name.length)
                .put(name)
                .array();
    }

    private static Bytes text(char kind, String text) {
        var bytes = text.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + bytes.length)
                .put((byte) kind)
                .put(bytes)
                .array());
    }

    /** With the sign flipped, the order of bytes is the order of time, also before 1970. */
    private static long sortable(Instant at) {
        return at.toEpochMilli() ^ Long.MIN_VALUE;
    }
}
