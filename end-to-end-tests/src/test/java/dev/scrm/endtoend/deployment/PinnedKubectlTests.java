package dev.scrm.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PinnedKubectlTests {
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void comesWithTheBuild() throws IOException {
        var program = PinnedKubectl.unpacked();

        var process = new ProcessBuilder(program.toString(), "version", "--client").start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Client Version: v1.32.3");
        assertThat(PinnedKubectl.unpacked()).as("unpacked once").isEqualTo(program);
    }

    @Test
    void isNoOtherProgram() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PinnedKubectl.check("0".repeat(64)))
                .withMessageContaining(PinnedKubectl.SHA_256);
    }
}
