package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of an array, not copied; ordered as unsigned bytes. */
record ByteRange(byte[] bytes, int from, int to) implements Comparable<ByteRange> {
    static ByteRange of(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ByteRange(bytes, 0, bytes.length);
    }

    int length() {
        return to - from;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public int compareTo(ByteRange other) {
        return Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
}
