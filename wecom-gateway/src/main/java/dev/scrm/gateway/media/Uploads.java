package dev.scrm.gateway.media;

import java.time.Instant;
import java.util.Optional;

/** What was uploaded to WeCom, shared by all replicas. */
public interface Uploads {
    /** The last upload under a key, usable or not. */
    Optional<Upload> find(String key);

    void save(String corpId, String key, Upload upload);

    /** It is not used any more; the next one replaces it. */
    void end(String key);

    /** Forgets what was uploaded before that. */
    void forgetUploadedBefore(Instant time);
}
