package dev.scrm.contact.exports;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Takes the bytes of a file and keeps them in chunks of one size, one after the other. */
final class ChunkedFile extends OutputStream {
    /** Keeps one of them. */
    interface Keep {
        void keep(int number, byte[] chunk);
    }

    private final byte[] buffer;
    private final Keep keep;
    private final MessageDigest digest;
    private int filled;
    private int chunks;
    private long size;

    ChunkedFile(int chunkSize, Keep keep) {
        this.buffer = new byte[chunkSize];
        this.keep = keep;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256", e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        digest.update(bytes, offset, length);
        size += length;
        int at = offset;
        int left = length;
        while (left > 0) {
            int some = Math.min(left, buffer.length - filled);
            System.arraycopy(bytes, at, buffer, filled, some);
            filled += some;
            at += some;
            left -= some;
            if (filled == buffer.length) {
                keepFilled();
            }
        }
    }

    /** All of it is there. */
    MadeFile made() {
        if (filled > 0) {
            keepFilled();
        }
        return new MadeFile(HexFormat.of().formatHex(digest.digest()), size, chunks);
    }

    private void keepFilled() {
        keep.keep(chunks++, Arrays.copyOf(buffer, filled));
        filled = 0;
    }
}
