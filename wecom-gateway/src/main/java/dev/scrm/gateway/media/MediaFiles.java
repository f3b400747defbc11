package dev.scrm.gateway.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** The files of all corps. */
public interface MediaFiles {
    /** A file that is not forgotten yet. */
    Optional<MediaFile> find(String corpId, String mediaId);

    /** Its bytes, all of them in memory. */
    byte[] content(MediaFile file);

    /** Keeps a file, or keeps it longer; durable when it returns. */
    void keep(MediaFile file, InputStream content) throws IOException;

    /** How many bytes a corp has here. */
    long bytesOf(String corpId);

    /** Forgets what has expired. */
    void forgetExpired(Instant now);
}
