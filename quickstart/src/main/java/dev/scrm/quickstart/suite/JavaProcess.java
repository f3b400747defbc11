package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts JVMs of the JDK that this one runs on. */
final class JavaProcess {
    private JavaProcess() {}

    static ProcessBuilder of(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Runs to the end; throws with the last lines of the log when it fails. */
    static void run(List<String> arguments, Path log) {
        run(arguments, Map.of(), log);
    }

    /** As above, with environment variables. */
    static void run(List<String> arguments, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var builder = of(arguments).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new ProgramFailedException(
                        "Expected java to succeed but it ended with %d\n%s".formatted(code, LogTail.of(log, 15)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for java", e);
        }
    }
}
