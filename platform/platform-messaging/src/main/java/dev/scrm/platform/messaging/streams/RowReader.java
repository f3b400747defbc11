package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RowWriter} wrote. */
public final class RowReader {
    /** In place of a length: the text is absent, or an id of 32 hex digits in 16 bytes. */
    static final int ABSENT = -1;

    static final int HEX_ID = -2;

    private final ByteBuffer in;

    public RowReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    static boolean isHexId(String value) {
        return value.length() == 32 && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    public int tag() {
        return in.get();
    }

    public boolean flag() {
        return tag() != 0;
    }

    public long number() {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            rest |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new IllegalArgumentException("Expected a number of at most 10 bytes");
    }

    public int count() {
        return Math.toIntExact(number());
    }

    public Instant time() {
        return Instant.ofEpochMilli(number());
    }

    public @Nullable Instant optionalTime() {
        return flag() ? time() : null;
    }

    public String text() {
        return Objects.requireNonNull(optionalText(), "text");
    }

    public @Nullable String optionalText() {
        int length = count();
        return switch (length) {
            case ABSENT -> null;
            case HEX_ID -> HexFormat.of().formatHex(bytes(16));
            default -> new String(bytes(length), UTF_8);
        };
    }

    public byte[] binary() {
        return bytes(count());
    }

    public <T> List<T> list(Supplier<T> readOne) {
        int size = count();
        var values = new ArrayList<T>();
        for (int i = 0; i < size; i++) {
            values.add(readOne.get());
        }
        return values;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
