package dev.scrm.gateway.media;

import dev.scrm.platform.events.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Takes a file in, once it is sure that WeCom will take it as what it is said to be. */
public final class KeepMedia {
    /** What a header of a form can carry. */
    private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl}\"/\\\\]{1,128}");

    /** Bytes that can be read more than once. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    private final MediaFiles files;
    private final Duration kept;
    private final long quota;
    private final Clock clock;

    /** @param quota bytes of a corp */
    KeepMedia(MediaFiles files, Duration kept, long quota, Clock clock) {
        this.files = files;
        this.kept = kept;
        this.quota = quota;
        this.clock = clock;
    }

    /** The file, kept from now on for its full time, whether it was there before or not. */
    public MediaFile keep(String corpId, MediaKind kind, String fileName, long size, Content content)
            throws IOException {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw MediaRefused.nameInvalid();
        }
        if (size < MediaKind.LEAST_BYTES || size > kind.mostBytes()) {
            throw MediaRefused.size(kind, size);
        }
        var head = head(content);
        if (!kind.begins(head)) {
            throw MediaRefused.typeWrong(kind);
        }
        var name = kind.named(fileName, head);
        var mediaId = Ids.derived("media", corpId, kind.word(), name, hash(content));
        var expiresAt = clock.instant().plus(kept).truncatedTo(ChronoUnit.MILLIS);
        var file = new MediaFile(corpId, mediaId, kind, name, size, expiresAt);
        if (files.find(corpId, mediaId).isEmpty() && files.bytesOf(corpId) + size > quota) {
            throw MediaRefused.quotaExceeded(quota);
        }
        try (var bytes = content.open()) {
            files.keep(file, bytes);
        }
        return file;
    }

    private static byte[] head(Content content) throws IOException {
        try (var bytes = content.open()) {
            return bytes.readNBytes(MediaKind.HEAD_BYTES);
        }
    }

    private static String hash(Content content) throws IOException {
        try (var bytes = new DigestInputStream(content.open(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256", e);
        }
    }
}
