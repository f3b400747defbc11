package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Map;

/**
 * Makes the cache of a program's loaded and linked classes (JEP 483, 514) by a run that ends when the program would
 * begin to work. A start with it takes half the time.
 */
final class Training {
    private final Directories directories;
    private final ProgramCommand command;

    Training(Directories directories, ProgramCommand command) {
        this.directories = directories;
        this.command = command;
    }

    boolean isNeeded(Unpacked unpacked) {
        return !Files.exists(unpacked.cache());
    }

    /** The servers that the program connects to must be up. */
    void train(Program program, Unpacked unpacked) {
        var draft = unpacked.cache()
                .resolveSibling(program.programName() + ".draft-"
                        + ProcessHandle.current().pid());
        var arguments = new ArrayList<>(JvmFlags.of(program));
        arguments.add("-XX:AOTCacheOutput=" + draft);
        arguments.addAll(command.training(program, unpacked));
        JavaProcess.run(arguments, environment(program), directories.log("train-" + program.programName()));
        try {
            Files.move(draft, unpacked.cache(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the JVM to write " + draft, e);
        }
    }

    private Map<String, String> environment(Program program) {
        return command.environment(program);
    }
}
