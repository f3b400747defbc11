package dev.scrm.contact.sealing.tink;

import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.messaging.MessageBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A keyset and a key of ids of this JVM. */
public final class TestSeals {
    public static final Path KEYSET = file("identity-keyset", MessageBodies.newKeyset());
    public static final Path ID_KEY = file("identity-ids", "a key of ids that has at least 32 bytes, has it not");
    public static final PersonalSeal SEAL = another(KEYSET);
    public static final IdentitySeal IDENTITIES = new IdentitySeal(SEAL);

    private TestSeals() {}

    /** One with keys of its own. */
    public static PersonalSeal another() {
        return another(file("another-keyset", MessageBodies.newKeyset()));
    }

    private static PersonalSeal another(Path keyset) {
        return new KeysetSeal(MessageBodies.fromKeyset("contact.identities.keyset", keyset));
    }

    private static Path file(String name, String content) {
        try {
            var file = Files.createTempFile(name, ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
