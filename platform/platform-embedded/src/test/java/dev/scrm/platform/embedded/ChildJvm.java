package dev.scrm.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A main class in a process of its own, so that it can be killed. */
record ChildJvm(Process process, Path output) implements AutoCloseable {

    static ChildJvm start(Class<?> main, Path output, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Files.deleteIfExists(output);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildJvm(process, output);
    }

    /** Waits until the child has printed the word. */
    ChildJvm awaitOutput(String word) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(output).contains(word));
        return this;
    }

    /** SIGKILL: no shutdown hook, no flush, nothing. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
