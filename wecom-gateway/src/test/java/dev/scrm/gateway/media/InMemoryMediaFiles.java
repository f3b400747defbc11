package dev.scrm.gateway.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that end with the test. */
public final class InMemoryMediaFiles implements MediaFiles {
    private final Map<String, MediaFile> files = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Clock clock;

    public InMemoryMediaFiles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<MediaFile> find(String corpId, String mediaId) {
        return Optional.ofNullable(files.get(corpId + ":" + mediaId))
                .filter(file -> file.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public byte[] content(MediaFile file) {
        return contents.get(file.corpId() + ":" + file.mediaId());
    }

    @Override
    public void keep(MediaFile file, InputStream content) throws IOException {
        files.put(file.corpId() + ":" + file.mediaId(), file);
        contents.put(file.corpId() + ":" + file.mediaId(), content.readAllBytes());
    }

    @Override
    public long bytesOf(String corpId) {
        return files.values().stream()
                .filter(file -> file.corpId().equals(corpId))
                .mapToLong(MediaFile::size)
                .sum();
    }

    @Override
    public void forgetExpired(Instant now) {
        files.values().removeIf(file -> !file.expiresAt().isAfter(now));
    }
}
