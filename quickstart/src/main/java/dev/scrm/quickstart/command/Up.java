package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.PortHolder;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.ProgramFailedException;
import dev.scrm.quickstart.suite.Suite;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** {@code ./scrm up}: starts what does not run, shows how it comes up, ends with where to go. */
final class Up {
    /** Making a cache of classes takes a core each. */
    private static final int TRAINED_AT_ONCE = 2;

    private final Suite suite;
    private final PrintStream out;
    private final boolean terminal;
    private final Semaphore training = new Semaphore(TRAINED_AT_ONCE);

    Up(Suite suite, PrintStream out, boolean terminal) {
        this.suite = suite;
        this.out = out;
        this.terminal = terminal;
    }

    /** The exit code: 0 when everything is ready. */
    int run() {
        long since = System.nanoTime();
        suite.programs().stream().filter(suite::isOutdated).forEach(this::stopOutdated);
        var holders = suite.programs().stream()
                .filter(program -> suite.running(program).isEmpty())
                .flatMap(program -> suite.portsOf(program).stream())
                .flatMap(port -> PortHolder.of(port).stream())
                .toList();
        if (!holders.isEmpty()) {
            holders.forEach(holder -> out.println(holder.describe()));
            out.println("End it, or choose other ports: SCRM_PORT_BASE=19080 ./scrm up");
            return 1;
        }
        if (!start()) {
            return 1;
        }
        out.printf("ready in %.1f s%n%n", (System.nanoTime() - since) / 1e9);
        new Signpost(suite, out).show();
        return 0;
    }

    private void stopOutdated(Program program) {
        out.println(program.programName() + " runs from an older build: starting it again");
        suite.stop(program);
    }

    private boolean start() {
        suite.writeEnvironment();
        try (var list = new CheckList(out, terminal)) {
            startTogether(list, suite.servers());
            startTogether(list, Program.SERVICES);
            return true;
        } catch (ProgramFailedException e) {
            out.println();
            out.println(e.getMessage());
            out.println("What runs was left running: ./scrm status, ./scrm doctor, ./scrm down");
            return false;
        }
    }

    private void startTogether(CheckList list, List<Program> programs) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = programs.stream()
                    .map(program -> threads.submit(() -> start(list, program)))
                    .toList();
            for (var one : started) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProgramFailedException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }

    private boolean start(CheckList list, Program program) throws Exception {
        if (suite.isReady(program)) {
            return list.run(program.programName(), "running", "runs already", () -> true);
        }
        if (suite.needsPreparation(program)) {
            list.run(program.programName() + " (cache)", "preparing", "prepared", () -> prepare(program));
        }
        return list.run(program.programName(), "starting", "ready", (Callable<Boolean>) () -> {
            suite.start(program);
            return true;
        });
    }

    private boolean prepare(Program program) throws InterruptedException {
        training.acquire();
        try {
            suite.prepare(program);
            return true;
        } finally {
            training.release();
        }
    }
}
