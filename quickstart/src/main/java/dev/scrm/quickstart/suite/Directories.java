package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What lies where in a suite's directory. */
public record Directories(Path root, Path directory) {
    static Directories of(SuiteSettings settings) {
        return new Directories(settings.root(), settings.directory());
    }

    public Path environmentFile() {
        return directory.resolve("env");
    }

    Path pidFile() {
        return directory.resolve("pids");
    }

    Path lockFile() {
        return directory.resolve("lock");
    }

    public Path log(String program) {
        return directory.resolve("logs").resolve(program + ".log");
    }

    Path keys() {
        return directory.resolve("keys");
    }

    Path readyFile(Program program) {
        return directory.resolve("ready").resolve(program.programName());
    }

    Path streams(Program program) {
        return directory.resolve("streams").resolve(program.programName());
    }

    /** Unpacked programs: made from the build, not from what the suite was told; so all suites share them. */
    Path unpacked() {
        return root.resolve(".scrm").resolve("programs");
    }

    /** Forgets everything the suite was told: topics, documents, keys, logs. */
    public void wipe() {
        List.of("kafka", "mongodb", "simulator", "streams", "keys", "logs", "ready", "env", "pids")
                .forEach(name -> delete(directory.resolve(name)));
    }

    /** Deletes the path with everything below it; nothing when it is not there. */
    public static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to delete " + path, e);
        }
    }
}
