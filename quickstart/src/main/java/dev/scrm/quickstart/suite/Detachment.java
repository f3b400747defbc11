package dev.scrm.quickstart.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lets a process live on when the terminal closes or Ctrl-C is pressed in it. */
final class Detachment {
    private Detachment() {}

    /** {@code setsid} gives it a session of its own (Linux); {@code nohup} at least spares it the hang-up. Both exec. */
    static void detach(ProcessBuilder builder) {
        var command = new ArrayList<>(wrapper());
        command.addAll(builder.command());
        builder.command(command);
    }

    private static List<String> wrapper() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/nohup", "/bin/nohup")
                .filter(tool -> Files.isExecutable(Path.of(tool)))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }
}
