package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RowOutput} wrote. */
final class RowInput {
    private final ByteBuffer in;

    RowInput(byte[] row, int version) {
        in = ByteBuffer.wrap(row);
        int actual = in.get();
        if (actual != version) {
            throw new IllegalStateException("Expected a row of version %d but got %d".formatted(version, actual));
        }
    }

    long number() {
        return in.getLong();
    }

    String text() {
        return new String(requireNonNull(bytes(), "text"), UTF_8);
    }

    byte @Nullable [] bytes() {
        int length = in.getInt();
        if (length == RowOutput.ABSENT) {
            return null;
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
