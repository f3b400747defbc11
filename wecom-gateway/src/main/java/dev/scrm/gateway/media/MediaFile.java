package dev.scrm.gateway.media;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A file of a corp, without its bytes.
 *
 * @param mediaId derived from what the file holds and is called: the same file is kept once
 * @param fileName as its receivers see it
 * @param expiresAt when it is forgotten; keeping it once more prolongs it
 */
public record MediaFile(String corpId, String mediaId, MediaKind kind, String fileName, long size, Instant expiresAt) {
    public MediaFile {
        requireNonNull(corpId, "corpId");
        requireNonNull(mediaId, "mediaId");
        requireNonNull(kind, "kind");
        requireNonNull(fileName, "fileName");
        requireNonNull(expiresAt, "expiresAt");
    }
}
