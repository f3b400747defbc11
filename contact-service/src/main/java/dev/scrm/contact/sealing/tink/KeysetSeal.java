package dev.scrm.contact.sealing.tink;

import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.messaging.MessageBodies;
import java.util.Optional;

/** Seals as bodies of messages are sealed, with a keyset of its own; the place is bound in. */
final class KeysetSeal implements PersonalSeal {
    private final MessageBodies aead;

    KeysetSeal(MessageBodies aead) {
        this.aead = aead;
    }

    @Override
    public String sealBytes(String place, byte[] content) {
        return aead.seal(place, content);
    }

    /** What fails is named by its place, and never shown. */
    @Override
    public byte[] openBytes(String place, String sealed) {
        return tryOpenBytes(place, sealed)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected at %s what was sealed for it with a key of contact.identities.keyset".formatted(place)
                                + " but it was moved, the key is gone, or it lies there in clear"));
    }

    @Override
    public Optional<byte[]> tryOpenBytes(String place, String sealed) {
        return aead.tryOpen(place, sealed);
    }
}
