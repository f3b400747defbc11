package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process was started with. */
final class CommandLines {
    private CommandLines() {}

    /** The words of its command line; none when the system does not tell. */
    static List<String> of(ProcessHandle process) {
        var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            // In place of ProcessHandle.Info, which gives up on long lines.
            return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException notLinuxOrGone) {
            return process.info().arguments().map(List::of).orElse(List.of());
        }
    }
}
