package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far.
 *
 * @param cpuSeconds user and system time since it started
 * @param residentBytes memory it holds now; 0 where the system does not say
 */
public record Usage(double cpuSeconds, long residentBytes) {

    static Usage of(ProcessHandle process) {
        var cpu = process.info().totalCpuDuration();
        return new Usage(cpu.map(time -> time.toNanos() / 1e9).orElse(0.0), residentBytes(process.pid()));
    }

    /** {@code VmRSS:   123456 kB} in the status file of Linux. */
    private static long residentBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinuxOrGone) {
            return 0;
        }
    }
}
