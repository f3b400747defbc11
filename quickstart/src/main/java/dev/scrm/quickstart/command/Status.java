package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;

/** {@code ./scrm status}: what runs, whether it is ready, and what it has used. */
record Status(Suite suite, PrintStream out) {

    /** 0 when everything is ready. */
    int run() {
        boolean allReady = true;
        out.printf("%-18s %8s  %-9s %9s %9s%n", "program", "pid", "state", "cpu s", "memory");
        for (var program : suite.programs()) {
            allReady &= show(program);
        }
        return allReady ? 0 : 1;
    }

    private boolean show(Program program) {
        var process = suite.running(program);
        boolean ready = suite.isReady(program);
        out.printf(
                "%-18s %8s  %-9s %9s %9s%n",
                program.programName(),
                process.map(handle -> Long.toString(handle.pid())).orElse("-"),
                process.isEmpty() ? "stopped" : ready ? "ready" : "not ready",
                suite.usage(program)
                        .map(usage -> "%.1f".formatted(usage.cpuSeconds()))
                        .orElse("-"),
                suite.usage(program)
                        .map(usage -> "%d MB".formatted(usage.residentBytes() >> 20))
                        .orElse("-"));
        return ready;
    }
}
