package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals the bodies of conversation messages, which never lie in Kafka in clear. AES-256-GCM by Tink; the event's id is
 * bound in, so that a body cannot be moved to another message.
 */
public final class MessageBodies {
    private final Aead aead;

    private MessageBodies(KeysetHandle keys) throws GeneralSecurityException {
        this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Reads the keyset (Tink's JSON, cleartext: the file itself is the secret, mounted by the platform). */
    public static MessageBodies fromKeyset(Path keyset) {
        return fromKeyset("scrm.message-keyset", keyset);
    }

    /**
     * The same of another keyset, for what is sealed in other places.
     *
     * @param setting where its path stands
     */
    public static MessageBodies fromKeyset(String setting, Path keyset) {
        try {
            AeadConfig.register();
            var json = Files.readString(keyset);
            return new MessageBodies(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "Expected a Tink keyset at " + setting + "=" + keyset + " but it cannot be read", e);
        }
    }

    /** A fresh keyset of one AES-256-GCM key, as JSON to be stored where only the services can read it. */
    public static String newKeyset() {
        try {
            AeadConfig.register();
            var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected Tink to make an AES-256-GCM key", e);
        }
    }

    /** Base64 of the sealed plaintext. */
    public String seal(String eventId, byte[] plaintext) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(plaintext, eventId.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to seal the body of " + eventId, e);
        }
    }

    /** Opens what {@link #seal} made for the same event; anything else fails, and parks its key until the key set is right. */
    public byte[] open(String eventId, String body) {
        return tryOpen(eventId, body)
                .orElseThrow(() ->
                        new IllegalStateException("Expected a body sealed for event " + eventId + " with a known key"));
    }

    /** The same for what can be had anew; empty when it was sealed for something else or with a key that is gone. */
    public Optional<byte[]> tryOpen(String sealedFor, String body) {
        try {
            return Optional.of(aead.decrypt(Base64.getDecoder().decode(body), sealedFor.getBytes(UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
