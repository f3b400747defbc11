package dev.scrm.gateway;

import dev.scrm.platform.embedded.EmbeddedKafka;
import dev.scrm.platform.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, which can be made to hang: connections stay, and nothing answers. */
final class BrokerProcess implements AutoCloseable {
    private final int port;
    private final Process process;

    private BrokerProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static BrokerProcess start(Path directory) {
        var ports = FreePorts.take(2);
        try {
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BrokerProcess.class.getName(),
                            directory.toString(),
                            Integer.toString(ports.get(0)),
                            Integer.toString(ports.get(1)))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolveSibling("broker.log").toFile())
                    .start();
            return new BrokerProcess(ports.get(0), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    void hang() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder(List.of("kill", signal, Long.toString(process.pid())))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "Expected kill %s to end well but it ended with %d".formatted(signal, exit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to signal the broker but was stopped", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The broker: its directory and its two ports. It ends with who started it. */
    public static void main(String[] arguments) {
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        ProcessHandle.current().parent().orElseThrow().onExit().join();
        Runtime.getRuntime().halt(0);
    }
}
