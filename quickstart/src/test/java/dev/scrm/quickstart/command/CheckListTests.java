package dev.scrm.quickstart.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class CheckListTests {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void showsALineForEachThingThatIsDone() throws Exception {
        try (var list = new CheckList(new PrintStream(shown, true, UTF_8), false)) {
            assertThat(list.run("ticket-service", "starting", "ready", () -> 42))
                    .isEqualTo(42);
        }

        assertThat(shown.toString(UTF_8)).matches("(?s)  ✓ ticket-service +ready +[0-9.,]+ s\\R");
    }

    @Test
    void showsWhatFailedAndThrowsItOn() {
        try (var list = new CheckList(new PrintStream(shown, true, UTF_8), false)) {
            assertThatThrownBy(() -> list.run("kafka", "starting", "ready", () -> {
                        throw new IllegalStateException("no disk");
                    }))
                    .hasMessage("no disk");
        }

        assertThat(shown.toString(UTF_8)).contains("✗ kafka").contains("failed");
    }

    @Test
    void rewritesTheListInPlaceOnATerminal() throws Exception {
        try (var list = new CheckList(new PrintStream(shown, true, UTF_8), true)) {
            list.run("kafka", "starting", "ready", () -> 1);
        }

        assertThat(shown.toString(UTF_8))
                .contains("… kafka")
                .contains("\033[1A\033[J")
                .contains("✓ kafka");
    }
}
