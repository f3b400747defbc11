package dev.scrm.simulator.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Uploaded files, for three days. Their bytes are in the state directory; beyond 256 MB the oldest bytes are forgotten. */
public final class MediaStore {
    /** Where app messages, welcome messages and mass sends take their media from. */
    public static final String MESSAGES = "messages";

    private static final Duration VALIDITY = Duration.ofDays(3);
    private static final int KEPT = 20_000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /** @param scope what it was uploaded for: {@link #MESSAGES}, {@code attachment-1} or {@code robot-} and its key */
    public record Media(String mediaId, String type, String fileName, long length, Instant createdAt, String scope) {}

    private final World world;
    private final Path directory;
    private final Table<Media> media;
    private long bytes;

    MediaStore(World world, Path stateDirectory, Journal journal) {
        this.world = world;
        directory = stateDirectory.resolve("media");
        media = journal.table("media", Media.class);
        bytes = media.values().stream().mapToLong(Media::length).sum();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Media add(String type, String fileName, byte[] content, String scope) {
        var added = new Media(world.code("3Media", 58), type, fileName, content.length, world.now(), scope);
        try {
            Files.write(directory.resolve(added.mediaId()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        media.put(added.mediaId(), added);
        bytes += content.length;
        forgetOld();
        return added;
    }

    /** A file that can still be used and was uploaded for this. */
    public Optional<Media> find(String mediaId, String scope) {
        return media.find(mediaId)
                .filter(known -> known.scope().equals(scope))
                .filter(known -> world.now().isBefore(known.createdAt().plus(VALIDITY)));
    }

    /** A file of the type; 40007 when there is none that can be used for this. */
    public Media require(String mediaId, String scope, String type) {
        return find(mediaId, scope)
                .filter(known -> known.type().equals(type))
                .orElseThrow(() -> new WecomError(40007, "invalid media_id"));
    }

    public byte[] content(Media found) {
        try {
            return Files.readAllBytes(directory.resolve(found.mediaId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetOld() {
        while (media.size() > 1 && (media.size() > KEPT || bytes > MOST_BYTES || isOld(media.oldest()))) {
            var oldest = media.oldest();
            bytes -= oldest.length();
            media.remove(oldest.mediaId());
            try {
                Files.deleteIfExists(directory.resolve(oldest.mediaId()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean isOld(Media known) {
        return !world.now().isBefore(known.createdAt().plus(VALIDITY));
    }
}
