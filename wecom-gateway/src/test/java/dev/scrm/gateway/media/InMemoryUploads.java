package dev.scrm.gateway.media;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads that end with the test. */
public final class InMemoryUploads implements Uploads {
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    @Override
    public Optional<Upload> find(String key) {
        return Optional.ofNullable(uploads.get(key));
    }

    @Override
    public void save(String corpId, String key, Upload upload) {
        uploads.put(key, upload);
    }

    @Override
    public void end(String key) {
        uploads.computeIfPresent(
                key,
                (_, upload) -> new Upload(upload.wecomId(), upload.uploadedAt(), Instant.EPOCH, upload.replacedAt()));
    }

    @Override
    public void forgetUploadedBefore(Instant time) {
        uploads.values().removeIf(upload -> upload.uploadedAt().isBefore(time));
    }
}
