package dev.scrm.quickstart.command;

import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteLock;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The command line behind {@code ./scrm}. The script has found the JDK and built what changed. */
public final class QuickstartApplication {
    private static final String USAGE = """
            ./scrm up [--fresh]   build what changed and start what does not run; --fresh forgets all state first
            ./scrm down           end everything that up started; the state stays
            ./scrm status         what runs, whether it is ready, what it uses
            ./scrm demo           400 scans and a complaint through every service, with their times
            ./scrm test           every check of the build: ./mvnw verify
            ./scrm logs NAME [-f] what a program says
            ./scrm bench NAME     a benchmark; without a name it says which there are
            ./scrm doctor         what may be wrong on this machine, and what helps""";

    private QuickstartApplication() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    private static int run(List<String> arguments, PrintStream out) throws Exception {
        var command = arguments.isEmpty() ? "help" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        var root = Path.of(System.getProperty("project.root", "."));
        try {
            var suite = Suite.of(SuiteSettings.ofCommandLine(root, System.getenv()), Clock.systemUTC());
            return switch (command) {
                case "up" -> alone(suite, out, () -> up(suite, rest, out));
                case "down" -> alone(suite, out, () -> down(suite, out));
                case "status" -> new Status(suite, out).run();
                case "demo" -> suite.runSmallTool("quickstart", "dev.scrm.quickstart.demo.Demo", rest);
                case "logs" -> new Logs(suite.directories(), out).run(rest);
                case "bench" -> new Bench(suite, out).run(rest);
                case "doctor" -> new Doctor(suite, out).run();
                default -> {
                    out.println(USAGE);
                    yield command.equals("help") ? 0 : 2;
                }
            };
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static int up(Suite suite, List<String> arguments, PrintStream out) {
        if (arguments.contains("--fresh")) {
            suite.down();
            suite.directories().wipe();
            suite.settings()
                    .kafka()
                    .ifPresent(kafka -> out.println("the topics on " + kafka
                            + " stay as they are: what earlier suites counted from them is counted again"));
        }
        var fresh = Suite.of(suite.settings(), Clock.systemUTC());
        return new Up(fresh, out, Boolean.getBoolean("scrm.terminal")).run();
    }

    private static int down(Suite suite, PrintStream out) {
        var running = suite.programs().stream()
                .filter(program -> suite.running(program).isPresent())
                .toList();
        suite.down();
        out.println(running.isEmpty() ? "nothing was running" : "stopped " + running.size() + " programs");
        return 0;
    }

    /** Two of them at once would start everything twice. */
    private static int alone(Suite suite, PrintStream out, java.util.function.IntSupplier work) throws Exception {
        try (var lock = SuiteLock.take(suite.directories())) {
            if (!lock.isHeld()) {
                out.println("Another ./scrm up or down is at work here; try again when it is done.");
                return 1;
            }
            return work.getAsInt();
        }
    }
}
