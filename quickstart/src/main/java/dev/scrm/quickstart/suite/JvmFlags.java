package dev.scrm.quickstart.suite;

import java.util.List;

/**
 * The JVM flags of every program, in one place: a cache of loaded classes is refused when they differ between the run
 * that made it and the run that uses it.
 */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> of(Program program) {
        return List.of(
                "-Xmx" + program.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
