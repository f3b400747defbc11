package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Api;
import dev.scrm.quickstart.suite.Directories;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import dev.scrm.quickstart.suite.Usage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The servers and replicas of the gateway, and nothing else: nobody but the bench gives commands. */
final class OutboundSuite implements AutoCloseable {
    private final Suite suite;
    private final List<Program> replicas;
    private final PrintStream out;

    private OutboundSuite(Suite suite, List<Program> replicas, PrintStream out) {
        this.suite = suite;
        this.replicas = replicas;
        this.out = out;
    }

    /** @param environment of the gateway, further to the suite's own */
    static OutboundSuite start(
            String name, int replicas, int portBase, Map<String, String> environment, PrintStream out) {
        var root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        var directory = root.resolve(".scrm/bench/" + name);
        var settings = SuiteSettings.of(root, directory, portBase)
                .optimized()
                .against(Optional.empty(), Optional.ofNullable(System.getenv("SCRM_MONGODB_URI")));
        for (var variable : environment.entrySet()) {
            settings = settings.with(variable.getKey(), variable.getValue());
        }
        new Directories(root, directory).wipe();
        var started =
                new OutboundSuite(Suite.of(settings, Clock.systemUTC()), Program.GATEWAYS.subList(0, replicas), out);
        started.startAll();
        return started;
    }

    private void startAll() {
        suite.writeEnvironment();
        Stream.concat(suite.servers().stream(), replicas.stream()).forEach(program -> {
            suite.prepare(program);
            suite.start(program);
            out.println("started " + program.programName());
        });
    }

    List<Program> replicas() {
        return replicas;
    }

    Suite suite() {
        return suite;
    }

    /** A value of the suite's own environment file. */
    String environment(String name) {
        return suite.environment().get(name);
    }

    String corpId() {
        return suite.environment().get("CORP_ID");
    }

    String bootstrapServers() {
        return suite.environment().get("KAFKA_BOOTSTRAP");
    }

    Api simulator() {
        return new Api(suite.environment().get("SIMULATOR_URL"), null);
    }

    /** Seconds of processor time that all replicas of the gateway have used. */
    double gatewayCpuSeconds() {
        return replicas.stream()
                .mapToDouble(
                        program -> suite.usage(program).map(Usage::cpuSeconds).orElse(0.0))
                .sum();
    }

    /** The same of one of the servers; 0 when it is not ours. */
    double cpuSeconds(Program program) {
        return suite.usage(program).map(Usage::cpuSeconds).orElse(0.0);
    }

    @Override
    public void close() {
        suite.close();
    }
}
