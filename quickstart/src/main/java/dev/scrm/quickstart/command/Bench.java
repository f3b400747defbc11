package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code ./scrm bench NAME}: hands over to the bench's own program, in a process of its own. */
record Bench(Suite suite, PrintStream out) {
    /** A bench: its main class and the module it is packaged in. */
    private record Entry(String module, String main) {}

    private static final Map<String, Entry> BENCHES = Map.of(
            "behaviors", new Entry("end-to-end-tests", "dev.scrm.endtoend.behavior.BehaviorsBench"),
            "callbacks", new Entry("benchmarks", "dev.scrm.benchmarks.CallbacksBenchmark"),
            "crash", new Entry("end-to-end-tests", "dev.scrm.endtoend.crash.CrashBench"),
            "faults", new Entry("end-to-end-tests", "dev.scrm.endtoend.outbound.FaultsBench"),
            "import", new Entry("end-to-end-tests", "dev.scrm.endtoend.imports.ImportBench"),
            "limits", new Entry("end-to-end-tests", "dev.scrm.endtoend.outbound.LimitsBench"),
            "outbound", new Entry("end-to-end-tests", "dev.scrm.endtoend.outbound.OutboundBench"),
            "reconciliation", new Entry("end-to-end-tests", "dev.scrm.endtoend.outbound.ReconciliationBench"));

    /** The exit code of the bench; 2 when there is none of that name. */
    int run(List<String> arguments) {
        var name = arguments.isEmpty() ? "" : arguments.getFirst();
        var bench = BENCHES.get(name);
        if (bench == null) {
            out.println("Expected the name of a bench: "
                    + String.join(", ", BENCHES.keySet().stream().sorted().toList()));
            return 2;
        }
        return suite.runTool(bench.module(), bench.main(), arguments.subList(1, arguments.size()));
    }
}
