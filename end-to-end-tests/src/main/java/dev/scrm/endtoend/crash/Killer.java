package dev.scrm.endtoend.crash;

import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kills with -9 as planned and starts again; a process that is still coming up when its next kill is due dies then. */
final class Killer {
    private final Suite suite;
    private final PrintStream out;
    private final Map<Program, Integer> killedAtWork = new ConcurrentHashMap<>();

    Killer(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
    }

    /** How often each was killed while it did its work. */
    Map<Program, Integer> killedAtWork() {
        return Map.copyOf(killedAtWork);
    }

    /** Runs the whole plan from now on; returns when the last process has been started again. */
    void run(List<CrashPlan.Kill> kills) {
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> planned = kills.stream()
                    .map(kill -> threads.submit(() -> killAndStart(kill, start)))
                    .toList();
            for (var future : planned) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to kill as planned but was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected every killed process to start again", e);
        }
    }

    private void killAndStart(CrashPlan.Kill kill, long start) {
        ScanLoad.waitUntil(start + kill.at().toNanos());
        boolean atWork = suite.isReady(kill.program());
        suite.kill(kill.program());
        if (atWork) {
            killedAtWork.merge(kill.program(), 1, Integer::sum);
        }
        var after = Duration.ofNanos(System.nanoTime() - start);
        out.printf(
                "  %6.1f s  kill -9 %s%s%n",
                after.toMillis() / 1000.0, kill.program().programName(), atWork ? "" : ", while it was starting");
        ScanLoad.waitUntil(System.nanoTime() + kill.away().toNanos());
        suite.launch(kill.program());
    }
}
