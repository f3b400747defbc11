package dev.scrm.quickstart.infrastructure;

import dev.scrm.quickstart.suite.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The process of the embedded servers: starts its parts, says when they are up, stays until it is told to end. */
public final class Infrastructure {
    private Infrastructure() {}

    /** Arguments are {@code name=value}; {@link InfrastructureSettings} has their names. */
    public static void main(String[] arguments) {
        try {
            run(InfrastructureSettings.parse(arguments));
        } catch (Exception e) {
            e.printStackTrace();
            // The broker's threads would keep a half-started process alive.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(InfrastructureSettings settings) throws IOException, InterruptedException {
        if (settings.rehearsal()) {
            rehearse(settings);
            return;
        }
        var servers = Servers.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        announce(settings.ready());
        new CountDownLatch(1).await();
    }

    /** A start like any other, for the cache of loaded classes; nothing of it stays. */
    private static void rehearse(InfrastructureSettings settings) throws IOException {
        var directory = Files.createTempDirectory("scrm-rehearsal");
        Servers.start(settings.elsewhere(directory)).close();
        Directories.delete(directory);
        System.exit(0);
    }

    private static void announce(Path ready) throws IOException {
        Files.createDirectories(ready.getParent());
        Files.writeString(ready, ProcessHandle.current().pid() + "\n");
    }
}
