package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.PortHolder;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** {@code ./scrm doctor}: looks at what a suite needs and says, in one line each, what is wrong and what helps. */
record Doctor(Suite suite, PrintStream out) {
    private static final long DISK_NEEDED = 3L << 30;
    private static final long MEMORY_NEEDED = 3L << 30;

    /** One thing looked at. */
    private record Finding(boolean good, String what, String advice) {}

    /** 0 when nothing is wrong. */
    int run() {
        var findings = Stream.of(
                        Stream.of(jdk(), disk(), memory()),
                        suite.programs().stream().flatMap(this::ports),
                        suite.programs().stream().map(this::health))
                .flatMap(stream -> stream)
                .toList();
        findings.forEach(this::show);
        return findings.stream().allMatch(Finding::good) ? 0 : 1;
    }

    private void show(Finding finding) {
        out.println((finding.good() ? "  ✓ " : "  ✗ ") + finding.what());
        if (!finding.good()) {
            out.println("      " + finding.advice());
        }
    }

    private static Finding jdk() {
        return new Finding(
                Runtime.version().feature() == 25,
                "JDK " + Runtime.version() + " at " + System.getProperty("java.home"),
                "Install Temurin 25 and point JAVA_HOME to it.");
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(suite.settings().root()).getUsableSpace();
            return new Finding(
                    free >= DISK_NEEDED,
                    "disk: %d GB free".formatted(free >> 30),
                    "The suite needs 3 GB; ./scrm up --fresh gives back what its state takes.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code MemAvailable:   12345678 kB} where the system is Linux. */
    private static Finding memory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            long available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
            return new Finding(
                    available >= MEMORY_NEEDED,
                    "memory: %.1f GB available".formatted(available / (double) (1L << 30)),
                    "The suite takes about 2.5 GB: end something else, or start fewer services.");
        } catch (IOException notLinux) {
            return new Finding(true, "memory: not known on this system", "");
        }
    }

    private Stream<Finding> ports(Program program) {
        if (suite.running(program).isPresent()) {
            return Stream.empty();
        }
        return suite.portsOf(program).stream()
                .map(port -> PortHolder.of(port)
                        .map(holder -> new Finding(
                                false, holder.describe(), "End it, or choose other ports with SCRM_PORT_BASE."))
                        .orElseGet(() -> new Finding(
                                true, "port %d is free for %s".formatted(port, program.programName()), "")));
    }

    private Finding health(Program program) {
        var process = suite.running(program);
        if (process.isEmpty()) {
            return new Finding(true, program.programName() + " does not run (./scrm up starts it)", "");
        }
        return new Finding(
                suite.isReady(program),
                "%s runs (pid %d)%s"
                        .formatted(program.programName(), process.get().pid(), memoryOf(program)),
                "It is not ready: ./scrm logs " + program.programName());
    }

    private String memoryOf(Program program) {
        return suite.usage(program)
                .map(usage -> ", %d MB".formatted(usage.residentBytes() >> 20))
                .orElse("");
    }
}
