package dev.scrm.endtoend.crash;

import dev.scrm.endtoend.Api;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Load, kills, rest, count: run small by a test and in full by {@code ./scrm bench crash}. */
public final class CrashScenario {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Suite suite;
    private final PrintStream out;
    private final Killer killer;

    public CrashScenario(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
        this.killer = new Killer(suite, out);
    }

    /** Brings the suite up, runs the plan and counts when all is clean, or as it is when patience ends. */
    public CrashCounts run(CrashPlan plan, Duration patience) {
        suite.up();
        seed();
        out.printf(
                "%d scans at %d a second, %d kills, seed %d%n",
                plan.scans(), plan.perSecond(), plan.kills().size(), plan.seed());
        var load = new ScanLoad(simulator(), plan);
        // Not on the common pool: on two cores that is one thread, and what waits for a process's end needs it.
        var kills = CompletableFuture.runAsync(() -> killer.run(plan.kills()), Thread::startVirtualThread);
        load.run();
        out.println("  all scans sent");
        kills.join();
        suite.programs().forEach(suite::start);
        out.println("  every process runs again; %d more scans".formatted(plan.scansAfterwards()));
        load.runAfterwards();
        return restAndCount(load, patience);
    }

    /** How often each process was killed while it did its work, and not while it was still starting. */
    public Map<Program, Integer> killedAtWork() {
        return killer.killedAtWork();
    }

    private void seed() {
        contacts().putAny("/api/v1/live-codes/poster-17", Map.of("name", "秋季海报", "tagIds", List.of("etEXgold")));
        tickets().put("/api/v1/staff/lin.wei", Map.of("name", "林薇", "onDuty", true));
        tickets().put("/api/v1/staff/chen.bo", Map.of("name", "陈波", "onDuty", true));
    }

    private CrashCounts restAndCount(ScanLoad load, Duration patience) {
        long start = System.nanoTime();
        var sources = new CrashCounts.Sources(
                suite.environment().get("CORP_ID"),
                simulator(),
                contacts(),
                tickets(),
                analytics(),
                new WelcomeCommands(suite.environment().get("KAFKA_BOOTSTRAP")));
        CrashCounts before = null;
        while (true) {
            var counts = CrashCounts.of(sources, load.wrote());
            boolean patienceEnded = System.nanoTime() - start > patience.toNanos();
            // Twice the same: something that comes late, such as a double, would still change it.
            if ((counts.clean() && counts.equals(before)) || patienceEnded) {
                out.println("  " + counts.line());
                return counts;
            }
            out.println("  looking again: " + counts.line());
            before = counts;
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private Api simulator() {
        return new Api(suite.environment().get("SIMULATOR_URL"), null);
    }

    private Api contacts() {
        return service("CONTACT_URL");
    }

    private Api tickets() {
        return service("TICKET_URL");
    }

    private Api analytics() {
        return service("ANALYTICS_URL");
    }

    private Api service(String url) {
        return new Api(suite.environment().get(url), suite.environment().get("ADMIN_TOKEN"));
    }
}
