package dev.scrm.contact.audit;

import dev.scrm.contact.sealing.SealKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the chains are sealed.
 *
 * @param sealKey a file of at least 32 bytes that only the service can read; without one the heads have a key that anybody
 *     knows, so that a cut is found and a forged head, or a forged mark of a row, is not
 */
@ConfigurationProperties("contact.audit")
record AuditSettings(@Nullable Path sealKey) {
    private static final int SHORTEST = 32;
    private static final byte[] KNOWN_TO_ALL = new byte[SHORTEST];

    HeadSeal seal() {
        return new HeadSeal(key());
    }

    SealKey rowKey() {
        return SealKey.derived(key(), "contact-export-rows");
    }

    private byte[] key() {
        return sealKey == null ? KNOWN_TO_ALL : read(sealKey);
    }

    private static byte[] read(Path file) {
        try {
            var key = Files.readAllBytes(file);
            if (key.length < SHORTEST) {
                throw new IllegalArgumentException(
                        "Expected at least %d bytes at contact.audit.seal-key=%s but there are %d"
                                .formatted(SHORTEST, file, key.length));
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a key at contact.audit.seal-key=" + file, e);
        }
    }
}
