package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageBodiesTests {
    @TempDir
    Path directory;

    private MessageBodies bodies;

    @BeforeEach
    void makeAKeyset() throws IOException {
        bodies = MessageBodies.fromKeyset(
                Files.writeString(directory.resolve("keyset.json"), MessageBodies.newKeyset()));
    }

    @Test
    void opensWhatItSealed() {
        var sealed = bodies.seal("e1", "面膜过敏了".getBytes(UTF_8));

        assertThat(sealed).doesNotContain("面膜");
        assertThat(bodies.open("e1", sealed)).asString(UTF_8).isEqualTo("面膜过敏了");
    }

    @Test
    void refusesABodyThatWasMovedToAnotherEvent() {
        var sealed = bodies.seal("e1", "text".getBytes(UTF_8));

        assertThatThrownBy(() -> bodies.open("e2", sealed)).hasMessageContaining("e2");
    }

    @Test
    void refusesAKeysetThatCannotBeReadAndDoesNotShowIt() throws IOException {
        var broken = Files.writeString(directory.resolve("broken.json"), "{\"key\":\"very-secret\"}");

        assertThatThrownBy(() -> MessageBodies.fromKeyset(broken))
                .hasMessageContaining("scrm.message-keyset")
                .hasMessageNotContaining("very-secret");
    }

    @Test
    void namesTheSettingOfAnotherKeyset() {
        assertThatThrownBy(() -> MessageBodies.fromKeyset("contact.identities.keyset", directory.resolve("gone")))
                .hasMessageContaining("contact.identities.keyset=")
                .hasMessageNotContaining("scrm.message-keyset");
    }
}
