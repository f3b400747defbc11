package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.Directories;
import dev.scrm.quickstart.suite.LogTail;
import dev.scrm.quickstart.suite.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./scrm logs NAME [-f]}: the end of a program's log, and with {@code -f} what comes. */
record Logs(Directories directories, PrintStream out) {
    private static final int LINES = 200;

    int run(List<String> arguments) throws IOException, InterruptedException {
        var name = arguments.stream().filter(word -> !word.startsWith("-")).findFirst();
        if (name.isEmpty() || !Files.exists(directories.log(name.get()))) {
            out.println("Expected the name of a program that was started: " + names());
            return 2;
        }
        var log = directories.log(name.get());
        if (arguments.contains("-f")) {
            return new ProcessBuilder("tail", "-n", Integer.toString(LINES), "-f", log.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        out.println(LogTail.of(log, LINES));
        return 0;
    }

    private static String names() {
        return Stream.of(Program.values()).map(Program::programName).collect(Collectors.joining(" "));
    }
}
