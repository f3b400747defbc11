package dev.scrm.contact.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With what identities are kept from whoever reads the database. Both are needed, and no start goes on without them.
 *
 * @param keyset a Tink keyset (AEAD, JSON) that phone numbers and e-mail addresses are sealed with; keys may be added to it
 * @param idKey a file of at least 32 bytes from which ids of identities and of contacts are derived; it stays for ever
 */
@ConfigurationProperties("contact.identities")
public record SealingSettings(
        @Nullable Path keyset, @Nullable Path idKey) {
    private static final int SHORTEST = 32;

    /** Where the keyset is; refused when nobody has said. */
    public Path requireKeyset() {
        if (keyset == null) {
            throw new IllegalArgumentException(
                    "Expected contact.identities.keyset (CONTACT_IDENTITIES_KEYSET, path of a Tink keyset) but it is missing");
        }
        return keyset;
    }

    IdKey readIdKey(KeptIdKey kept) {
        if (idKey == null) {
            throw new IllegalArgumentException(
                    "Expected contact.identities.id-key (CONTACT_IDENTITIES_IDKEY, path of a file of at least %d bytes) but it is missing"
                            .formatted(SHORTEST));
        }
        try {
            var secret = withoutLastLineBreak(Files.readAllBytes(idKey));
            if (secret.length < SHORTEST) {
                throw new IllegalArgumentException(
                        "Expected at least %d bytes at contact.identities.id-key=%s but there are %d"
                                .formatted(SHORTEST, idKey, secret.length));
            }
            return IdKey.of(secret, kept);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a key at contact.identities.id-key=" + idKey, e);
        }
    }

    /** Tools that keep secrets add one or take it away, and it would be another key. */
    private static byte[] withoutLastLineBreak(byte[] file) {
        int end = file.length;
        while (end > 0 && (file[end - 1] == '\n' || file[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(file, end);
    }
}
