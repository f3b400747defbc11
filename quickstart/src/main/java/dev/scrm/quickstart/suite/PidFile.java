package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which process runs which program: one {@code name pid} a line. A pid says little, since systems use them again; a
 * process counts as the program only when its command line says so.
 */
final class PidFile {
    private final Directories directories;

    PidFile(Directories directories) {
        this.directories = directories;
    }

    /** What the command line of a program of this suite begins with. */
    Map<String, String> marks(Program program) {
        return Map.of(
                "scrm.program", program.programName(),
                "scrm.directory", directories.directory().toString());
    }

    /** The process that runs the program, if one does. */
    synchronized Optional<ProcessHandle> running(Program program) {
        return Optional.ofNullable(read().get(program))
                .flatMap(ProcessHandle::of)
                .filter(process -> runs(process, program));
    }

    synchronized void record(Program program, long pid) {
        var pids = read();
        pids.put(program, pid);
        write(pids);
    }

    synchronized void remove(Program program) {
        var pids = read();
        pids.remove(program);
        write(pids);
    }

    private boolean runs(ProcessHandle process, Program program) {
        var line = CommandLines.of(process);
        return process.isAlive()
                && marks(program).entrySet().stream()
                        .allMatch(mark -> line.contains("-D" + mark.getKey() + "=" + mark.getValue()));
    }

    private Map<Program, Long> read() {
        var pids = new EnumMap<Program, Long>(Program.class);
        if (Files.exists(directories.pidFile())) {
            try {
                for (var line : Files.readAllLines(directories.pidFile())) {
                    var words = line.strip().split(" ");
                    Program.named(words[0]).ifPresent(program -> pids.put(program, Long.parseLong(words[1])));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to read " + directories.pidFile(), e);
            }
        }
        return pids;
    }

    private void write(Map<Program, Long> pids) {
        var text = pids.entrySet().stream()
                .map(entry -> entry.getKey().programName() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(directories.directory());
            var draft = directories.pidFile().resolveSibling("pids.new");
            Files.writeString(draft, text);
            Files.move(draft, directories.pidFile(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + directories.pidFile(), e);
        }
    }
}
