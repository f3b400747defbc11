package dev.scrm.benchmarks;

import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.Usage;

/**
 * The processor time that each process has used so far.
 *
 * @param broker NaN when Kafka is not ours
 */
record CpuSeconds(double gateway, double broker, double sender) {
    static CpuSeconds now(Suite suite) {
        return new CpuSeconds(
                of(suite, Program.WECOM_GATEWAY),
                of(suite, Program.KAFKA),
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9);
    }

    CpuSeconds minus(CpuSeconds earlier) {
        return new CpuSeconds(gateway - earlier.gateway, broker - earlier.broker, sender - earlier.sender);
    }

    /** For each of so many callbacks, in microseconds. */
    CpuSeconds micros(long callbacks) {
        return new CpuSeconds(gateway * 1e6 / callbacks, broker * 1e6 / callbacks, sender * 1e6 / callbacks);
    }

    private static double of(Suite suite, Program program) {
        return suite.usage(program).map(Usage::cpuSeconds).orElse(Double.NaN);
    }
}
