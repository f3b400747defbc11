package dev.scrm.endtoend.crash;

import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Kills with -9 as planned and starts again; a process that is still coming up when its next kill is due dies then. */
final class Killer {
    private final Suite suite;
    private final PrintStream out;

    Killer(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
    }

    /** Runs the whole plan from now on; returns when the last process has been started again. */
    void run(List<CrashPlan.Kill> kills) {
        try (var timer = Executors.newScheduledThreadPool(4)) {
            List<? extends Future<?>> planned =
                    kills.stream().map(kill -> plan(timer, kill)).toList();
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

    private Future<?> plan(ScheduledExecutorService timer, CrashPlan.Kill kill) {
        return timer.schedule(
                () -> {
                    suite.kill(kill.program());
                    out.printf(
                            "  %6.1f s  kill -9 %s%n",
                            seconds(kill.at()), kill.program().programName());
                    return timer.schedule(
                                    () -> suite.launch(kill.program()),
                                    kill.away().toMillis(),
                                    TimeUnit.MILLISECONDS)
                            .get();
                },
                kill.at().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
