package dev.scrm.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Cleans up after servers that write files. */
final class TemporaryFiles {
    private TemporaryFiles() {}

    /** Deletes the directory with everything in it; what a server deletes at the same moment is as good as deleted. */
    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
