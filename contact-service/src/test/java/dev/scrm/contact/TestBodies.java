package dev.scrm.contact;

import dev.scrm.platform.messaging.MessageBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key set of this JVM. */
final class TestBodies {
    static final Path KEYSET = keyset();
    static final MessageBodies BODIES = MessageBodies.fromKeyset(KEYSET);

    private TestBodies() {}

    private static Path keyset() {
        try {
            var file = Files.createTempFile("scrm-test-keyset", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, MessageBodies.newKeyset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
