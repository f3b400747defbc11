package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes values close together: numbers in as few bytes as they need, ids of 32 hex digits in 16. */
public final class RowWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    public byte[] bytes() {
        return out.toByteArray();
    }

    public RowWriter tag(int value) {
        out.write(value);
        return this;
    }

    public RowWriter flag(boolean value) {
        return tag(value ? 1 : 0);
    }

    /** Zigzag, then seven bits a byte, the lowest first. */
    public RowWriter number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    public RowWriter time(Instant value) {
        return number(value.toEpochMilli());
    }

    public RowWriter optionalTime(@Nullable Instant value) {
        flag(value != null);
        return value == null ? this : time(value);
    }

    public RowWriter text(String value) {
        if (RowReader.isHexId(value)) {
            number(RowReader.HEX_ID);
            out.writeBytes(HexFormat.of().parseHex(value));
        } else {
            var utf8 = value.getBytes(UTF_8);
            number(utf8.length);
            out.writeBytes(utf8);
        }
        return this;
    }

    public RowWriter optionalText(@Nullable String value) {
        if (value == null) {
            return number(RowReader.ABSENT);
        }
        return text(value);
    }

    public RowWriter binary(byte[] value) {
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    public <T> RowWriter list(List<T> values, Consumer<T> writeOne) {
        number(values.size());
        values.forEach(writeOne);
        return this;
    }
}
