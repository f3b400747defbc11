package dev.scrm.gateway.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.scrm.gateway.leases.Leases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Files for tests. */
public final class MediaFixtures {
    public static final String CORP = "ww5c3a0demo0000001";

    private MediaFixtures() {}

    public static byte[] aPng(int size) {
        return begun(size, (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }

    public static byte[] aVoice(int size) {
        return begun(size, "#!AMR\n".getBytes(US_ASCII));
    }

    public static byte[] aVideo(int size) {
        return begun(size, "\0\0\0\u0018ftypmp42".getBytes(US_ASCII));
    }

    public static byte[] begun(int size, int... head) {
        var bytes = new byte[head.length];
        for (int i = 0; i < head.length; i++) {
            bytes[i] = (byte) head[i];
        }
        return begun(size, bytes);
    }

    private static byte[] begun(int size, byte[] head) {
        return Arrays.copyOf(head, size);
    }

    /** A picture that is kept. */
    public static MediaFile aPicture(MediaFiles files, Instant expiresAt) {
        var file = new MediaFile(CORP, "picture", MediaKind.IMAGE, "p.png", 16, expiresAt);
        try {
            files.keep(file, new ByteArrayInputStream(aPng(16)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Leases that are free, or another replica's. */
    public static Leases leases(boolean free) {
        return new Leases() {
            @Override
            public boolean hold(String name, Duration time) {
                return free;
            }

            @Override
            public void release(String name) {}
        };
    }
}
