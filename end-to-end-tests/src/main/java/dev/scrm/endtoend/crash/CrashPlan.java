package dev.scrm.endtoend.crash;

import dev.scrm.quickstart.suite.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What is sent and who is killed when; a seed gives the same plan again.
 *
 * @param scans customers who scan the live code
 * @param perSecond scans a second
 * @param scansAfterwards customers who scan when every process runs again: these are to be welcomed
 * @param messageEvery every so many customers also write to customer service
 * @param kills in order of time
 */
public record CrashPlan(long seed, int scans, int perSecond, int scansAfterwards, int messageEvery, List<Kill> kills) {
    /** One {@code kill -9}, and how long the process stays away before it is started again. */
    public record Kill(Program program, Duration at, Duration away) {}

    /** Each service so many times and the broker once, at random moments while the load runs. */
    public static CrashPlan random(long seed, int scans, int perSecond, int killsOfEach) {
        var random = new Random(seed);
        var load = Duration.ofSeconds(Math.max(1, scans / perSecond));
        List<Kill> kills = new ArrayList<>();
        for (var service : Program.SERVICES) {
            for (int i = 0; i < killsOfEach; i++) {
                kills.add(kill(service, random, load));
            }
        }
        kills.add(kill(Program.KAFKA, random, load));
        kills.sort(Comparator.comparing(Kill::at));
        return new CrashPlan(seed, scans, perSecond, scans / 4, 4, List.copyOf(kills));
    }

    private static Kill kill(Program program, Random random, Duration load) {
        // Never in the first tenth: something has to be in flight.
        long from = load.toMillis() / 10;
        return new Kill(
                program,
                Duration.ofMillis(from + random.nextLong(Math.max(1, load.toMillis() - from))),
                Duration.ofMillis(random.nextLong(1500)));
    }
}
