package dev.scrm.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLockTests {
    @TempDir
    Path directory;

    @Test
    void isGivenBackWhenItsHolderIsDone() throws Exception {
        var directories = new Directories(directory, directory);
        try (var first = SuiteLock.take(directories)) {
            assertThat(first.isHeld()).isTrue();
        }

        try (var second = SuiteLock.take(directories)) {
            assertThat(second.isHeld()).isTrue();
        }
    }
}
