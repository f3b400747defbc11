package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row of what is parked; its first byte is the version of its format. Older than {@link RowWriter}, and kept
 * beside it: rows of this form lie in the stores of the services.
 */
final class RowOutput {
    /** In place of a length: nothing is there. */
    static final int ABSENT = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    RowOutput(int version) {
        out.write(version);
    }

    RowOutput number(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    RowOutput text(String value) {
        return bytes(value.getBytes(UTF_8));
    }

    RowOutput bytes(byte @Nullable [] value) {
        int length = value == null ? ABSENT : value.length;
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        if (value != null) {
            out.writeBytes(value);
        }
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
