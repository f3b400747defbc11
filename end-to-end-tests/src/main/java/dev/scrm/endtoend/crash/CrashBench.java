package dev.scrm.endtoend.crash;

import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ./scrm bench crash}: 2,000 scans at 50 a second while every service is killed twice and the broker once.
 * Arguments, all optional: {@code scans=2000 rate=50 kills=2 seed=17 port=19080}.
 */
public final class CrashBench {
    private CrashBench() {}

    public static void main(String[] arguments) throws IOException {
        var root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        var directory = root.resolve(".scrm/bench/crash");
        deleteAll(directory);
        int scans = number(arguments, "scans", 2000);
        int rate = number(arguments, "rate", 50);
        long seed = number(arguments, "seed", 17);
        var plan = CrashPlan.random(seed, scans, rate, number(arguments, "kills", 2));
        var settings = SuiteSettings.of(root, directory, number(arguments, "port", 19080))
                .trained()
                .against(Optional.empty(), Optional.ofNullable(System.getenv("SCRM_MONGODB_URI")));
        long start = System.nanoTime();
        try (var suite = Suite.of(settings, Clock.systemUTC())) {
            var scenario = new CrashScenario(suite, System.out);
            var counts = scenario.run(plan, Duration.ofMinutes(4));
            System.out.printf(
                    "RESULT bench=crash scans=%d rate_per_s=%d kills=%d kills_at_work=%d seed=%d %s seconds=%d%n",
                    scans,
                    rate,
                    plan.kills().size(),
                    scenario.killedAtWork().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    seed,
                    counts.line(),
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            if (!counts.clean()) {
                System.exit(1);
            }
        }
    }

    private static int number(String[] arguments, String name, int otherwise) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> Integer.parseInt(argument.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    private static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
