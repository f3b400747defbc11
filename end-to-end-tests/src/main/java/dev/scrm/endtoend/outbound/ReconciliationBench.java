package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Api;
import dev.scrm.endtoend.Arguments;
import dev.scrm.quickstart.suite.Usage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./scrm bench reconciliation}: one gateway reads a corp of 100,000 customers against a WeCom with its real limits, then
 * once more after 500 changes that no callback told of, with its memory watched. Arguments, all optional:
 * {@code customers=100000 small=10000 latency=30 port=19580}.
 */
public final class ReconciliationBench {
    private static final List<String> STAFF = List.of("lin.wei", "chen.bo", "zhao.min", "sun.jing");
    private static final int CHANGES = 500;
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final OutboundSuite suite;
    private final Api simulator;
    private final Api gateway;
    private final PrintStream out;

    /** One run: its report, how long it took, and what the gateway held meanwhile. */
    private record Measured(JsonNode report, double seconds, long peakBytes, double cpuSeconds) {
        long read() {
            return report.path("parts")
                    .valueStream()
                    .filter(part -> part.path("part").asString().equals("contacts"))
                    .mapToLong(part -> part.path("read").asLong())
                    .sum();
        }
    }

    private ReconciliationBench(OutboundSuite suite, PrintStream out) {
        this.suite = suite;
        this.simulator = suite.simulator();
        this.gateway = new Api(suite.environment("GATEWAY_URL"), suite.environment("ADMIN_TOKEN"));
        this.out = out;
    }

    public static void main(String[] words) {
        var arguments = new Arguments(words);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean clean;
        var settings = Map.of(
                "GATEWAY_RECONCILIATION_NIGHTLY", "false",
                "GATEWAY_RECONCILIATION_SETTLING", "5s");
        try (var suite = OutboundSuite.start("reconciliation", 1, arguments.number("port", 19580), settings, out)) {
            clean = new ReconciliationBench(suite, out).run(arguments);
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run(Arguments arguments) {
        int customers = arguments.number("customers", 100_000);
        int few = arguments.number("small", 10_000);
        simulator.put("/sim/v1/limits", Map.of("like", "wecom", "latencyMs", arguments.number("latency", 30)));
        crowd(few);
        var small = measure("the first " + few);
        crowd(customers - few);
        var all = measure("all " + customers);
        simulator.put("/sim/v1/switches", Map.of("suppressedCallbacks", List.of("*")));
        change();
        var changed = measure("after " + CHANGES + " changes");
        var unchanged = measure("once more");
        long missed = changed.report().path("missed").asLong();
        var limits = simulator.get("/sim/v1/limits");
        long refused = refused(limits);
        out.printf(
                "RESULT bench=reconciliation customers=%d seconds=%.1f seconds_after_changes=%.1f changes=%d missed_found=%d missed_again=%d peak_mb=%d peak_mb_at_a_tenth=%d peak_mb_later=%d gateway_cpu_s=%.1f calls_in_a_minute=%d refused_by_wecom=%d%n",
                all.read(),
                all.seconds(),
                changed.seconds(),
                CHANGES,
                missed,
                unchanged.report().path("missed").asLong(),
                all.peakBytes() >> 20,
                small.peakBytes() >> 20,
                Math.max(changed.peakBytes(), unchanged.peakBytes()) >> 20,
                all.cpuSeconds(),
                most(limits),
                refused);
        return all.read() == customers
                && missed == CHANGES
                && unchanged.report().path("missed").asLong() == 0
                && refused == 0;
    }

    private void crowd(int count) {
        simulator.send("POST", "/sim/v1/crowds", Map.of("count", count, "userIds", STAFF), Map.of());
    }

    /** Customers of the crowd whose remark changes, or who are deleted; each is one difference. */
    private void change() {
        for (int i = 0; i < CHANGES; i++) {
            var customer = "wmCROWD001%022d".formatted(i);
            var staff = STAFF.get(i % STAFF.size());
            if (i < CHANGES / 2) {
                simulator.post(
                        "/sim/v1/edits", Map.of("userId", staff, "externalUserId", customer, "remark", "改过" + i));
            } else {
                simulator.post("/sim/v1/deletions", Map.of("userId", staff, "externalUserId", customer, "by", "staff"));
            }
        }
    }

    private Measured measure(String what) {
        double cpu = suite.gatewayCpuSeconds();
        var path = "/api/v1/corps/" + suite.corpId() + "/reconciliations";
        var began = Instant.now();
        var run = gateway.post(path, Map.of());
        long peak = 0;
        var deadline = began.plus(LONGEST);
        while (run.path("status").asString().equals("running") && Instant.now().isBefore(deadline)) {
            peak = Math.max(peak, memory());
            LockSupport.parkNanos(WATCH.toNanos());
            run = gateway.get(path + "/" + run.path("id").asString());
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        var measured = new Measured(run, seconds, peak, suite.gatewayCpuSeconds() - cpu);
        out.printf(
                "%s: %s in %.1f s, %d relations read, %d MB at most, %.1f s of processor time%n",
                what, run.path("status").asString(), seconds, measured.read(), peak >> 20, measured.cpuSeconds());
        return measured;
    }

    private long memory() {
        return suite.replicas().stream()
                .flatMap(program -> suite.suite().usage(program).stream())
                .mapToLong(Usage::residentBytes)
                .sum();
    }

    /** Calls that WeCom refused because they were too many. */
    private static long refused(JsonNode limits) {
        return limits.path("apis")
                .valueStream()
                .map(api -> api.path("refused"))
                .mapToLong(codes ->
                        codes.path("45009").asLong() + codes.path("45033").asLong())
                .sum();
    }

    /** The most calls of one API in any minute. */
    private static long most(JsonNode limits) {
        return limits.path("apis")
                .valueStream()
                .mapToLong(api -> api.path("largestIn60Seconds").asLong())
                .max()
                .orElse(0);
    }
}
