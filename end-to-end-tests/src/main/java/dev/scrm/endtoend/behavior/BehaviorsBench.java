package dev.scrm.endtoend.behavior;

import dev.scrm.endtoend.Api;
import dev.scrm.endtoend.Arguments;
import dev.scrm.endtoend.imports.LookUps;
import dev.scrm.quickstart.suite.Directories;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import dev.scrm.quickstart.suite.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ./scrm bench behaviors}: behaviours a second end to end, from the request of a source until everybody who asks for it was
 * sorted into segments, some of them told twice; then, at a steady rate, how long it takes until it is told who entered and left.
 * Arguments, all optional: {@code contacts=20000 segments=50 rules=5 warm-up=100000 behaviors=200000 repeats=5 rate=4000 seconds=60
 * connections=4 lookups=0 port=19680}, repeats in percent; with {@code imported=1000000} it goes on with the state that {@code ./scrm bench import}
 * of so many rows has left, and knows people by their phone numbers; with {@code behaviors=0} nobody does anything, and only
 * {@code lookups} are measured.
 */
public final class BehaviorsBench {
    private static final List<Program> COUNTED = List.of(Program.CONTACT_SERVICE, Program.KAFKA, Program.MONGODB);
    private static final double TICKS_PER_SECOND = 100;
    private static final String IMPORTED = "imported";
    private static final int BEHAVIORS = 200_000;

    private final Suite suite;
    private final Arguments arguments;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final String corpId;
    private final String bootstrapServers;

    private BehaviorsBench(Suite suite, Arguments arguments, PrintStream out) {
        this.suite = suite;
        this.arguments = arguments;
        this.out = out;
        this.corpId = suite.environment().get("CORP_ID");
        this.bootstrapServers = suite.environment().get("KAFKA_BOOTSTRAP");
    }

    public static void main(String[] words) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var arguments = new Arguments(words);
        var root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        boolean imported = arguments.number(IMPORTED, 0) > 0;
        var directory = root.resolve(imported ? ".scrm/bench/import" : ".scrm/bench/behaviors");
        if (!imported) {
            new Directories(root, directory).wipe();
        }
        var settings = SuiteSettings.of(root, directory, arguments.number("port", imported ? 19690 : 19680))
                .optimized()
                .against(Optional.empty(), Optional.ofNullable(System.getenv("SCRM_MONGODB_URI")));
        boolean clean;
        try (var suite = Suite.of(settings, Clock.systemUTC())) {
            suite.writeEnvironment();
            Stream.concat(suite.servers().stream(), Stream.of(Program.CONTACT_SERVICE))
                    .forEach(program -> {
                        suite.prepare(program);
                        suite.start(program);
                        out.println("started " + program.programName());
                    });
            clean = new BehaviorsBench(suite, arguments, out).run();
        }
        System.exit(clean ? 0 : 1);
    }

    /** What the processes have used so far, in seconds; the machine is everything that ran on it. */
    private record Used(Map<Program, Double> programs, double machine) {}

    private boolean run() {
        var contacts = new Api(
                suite.environment().get("CONTACT_URL"), suite.environment().get("ADMIN_TOKEN"));
        var key = newKey(contacts);
        var people = people();
        var shop = new BenchShop(
                suite.environment().get("CONTACT_URL"), key, corpId, people, arguments.number("connections", 4), clock);
        var segments = new BenchSegments(contacts, people);
        long start = System.nanoTime();
        int count = arguments.number("segments", 50);
        segments.make(count);
        segments.makeRules(arguments.number("rules", 5));
        out.printf("made %d segments in %.1f s, members %s%n", count, seconds(start), segments.members());
        // Whoever belongs to a new segment is told so one after the other, once it counts.
        new SortedUpTo(bootstrapServers, "contact-service-segment-members", "scrm.segment.standings.v1")
                .awaitQuiet(Duration.ofSeconds(10), Duration.ofMinutes(30));
        out.printf("everybody told of them %.1f s after they were asked for%n", seconds(start));
        boolean clean = arguments.number("behaviors", BEHAVIORS) == 0 || told(shop, segments, people.count(), count);
        int lookUps = arguments.number("lookups", 0);
        if (lookUps > 0) {
            new LookUps(contacts, people.count(), out).measure(lookUps);
        }
        return clean;
    }

    private boolean told(BenchShop shop, BenchSegments segments, int people, int count) {
        try (var watch = new TopicWatch(bootstrapServers, "scrm.behavior.events.v1", "scrm.behavior.recorded.v1")) {
            int warmUp = arguments.number("warm-up", 100_000);
            shop.tell("warm", warmUp, 0);
            watch.await(warmUp, Duration.ofMinutes(10));
            out.println("warm; now it counts");
            boolean clean = measure(shop, watch, people, count, warmUp);
            out.println("members " + segments.members());
            return clean;
        }
    }

    /** Takes the keys of earlier runs back: a source has few. */
    private static String newKey(Api contacts) {
        var source = "/api/v1/behavior-sources/" + BenchShop.SOURCE;
        contacts.putAny(source, Map.of("name", BenchShop.SOURCE));
        for (var known : contacts.get(source).path("keys")) {
            contacts.delete(source + "/keys/" + known.path("id").asString());
        }
        return contacts.post(source + "/keys", Map.of()).path("key").asString();
    }

    private BenchPeople people() {
        int imported = arguments.number(IMPORTED, 0);
        if (imported > 0) {
            return new ImportedPeople(imported);
        }
        long start = System.nanoTime();
        var born = new BornPeople(arguments.number("contacts", 20_000));
        new BenchContacts(bootstrapServers, corpId, clock).bear(born.count());
        out.printf("born %d in %.0f s%n", born.count(), seconds(start));
        return born;
    }

    private boolean measure(BenchShop shop, TopicWatch watch, int people, int segments, int warmUp) {
        int behaviors = arguments.number("behaviors", BEHAVIORS);
        int repeats = arguments.number("repeats", 5);
        var sorted = new SortedUpTo(bootstrapServers, "contact-service-segments", "scrm.behavior.events.v1");
        var before = used();
        long start = System.nanoTime();
        shop.tell("counted", behaviors, repeats);
        double accepted = seconds(start);
        watch.await(warmUp + behaviors, Duration.ofMinutes(10));
        double recorded = seconds(start);
        sorted.await(Duration.ofMinutes(10));
        double whole = seconds(start);
        var after = used();
        int told = watch.distinct() - warmUp;
        long duplicates = watch.records() - watch.distinct();
        long p99;
        int entered;
        int timers;
        int rate = arguments.number("rate", 4_000);
        try (var latencies = new SegmentLatencies(bootstrapServers, shop, clock)) {
            shop.tellAtRate("settle", rate * 10, rate);
            latencies.time();
            shop.tellAtRate("steady", rate * arguments.number("seconds", 60), rate);
            sorted.await(Duration.ofMinutes(10));
            p99 = latencies.percentile(99);
            out.printf("p50 %d ms, p90 %d ms%n", latencies.percentile(50), latencies.percentile(90));
            entered = latencies.behaviors();
            timers = latencies.timers();
        }
        out.printf(
                "RESULT bench=behaviors contacts=%d segments=%d windows=%d behaviors=%d repeated_percent=%d behaviors_per_s=%.0f recorded_per_s=%.0f accepted_per_s=%.0f lost=%d duplicates=%d contact_us=%.0f kafka_us=%.0f mongodb_us=%.0f machine_us=%.0f rate=%d moved_by_behavior=%d moved_by_time=%d enter_leave_p99_ms=%d rss_mb=%d%n",
                people,
                segments,
                Math.min(segments, BenchSegments.WINDOWS),
                behaviors,
                repeats,
                behaviors / whole,
                behaviors / recorded,
                behaviors * (100 + repeats) / 100.0 / accepted,
                behaviors - told,
                duplicates,
                micros(before, after, Program.CONTACT_SERVICE, behaviors),
                micros(before, after, Program.KAFKA, behaviors),
                micros(before, after, Program.MONGODB, behaviors),
                (after.machine() - before.machine()) * 1e6 / behaviors,
                rate,
                entered,
                timers,
                p99,
                suite.usage(Program.CONTACT_SERVICE)
                        .map(usage -> usage.residentBytes() >> 20)
                        .orElse(0L));
        return told == behaviors && duplicates == 0;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private Used used() {
        var cpu = new EnumMap<Program, Double>(Program.class);
        for (var program : COUNTED) {
            cpu.put(program, suite.usage(program).map(Usage::cpuSeconds).orElse(0.0));
        }
        return new Used(cpu, machine());
    }

    /** All that ran on the machine, a database of somebody else's included: user, nice, system and what serves interrupts. */
    private static double machine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var cpu = lines.findFirst().orElseThrow().trim().split("\\s+");
            return (Long.parseLong(cpu[1])
                            + Long.parseLong(cpu[2])
                            + Long.parseLong(cpu[3])
                            + Long.parseLong(cpu[6])
                            + Long.parseLong(cpu[7]))
                    / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double micros(Used before, Used after, Program program, int behaviors) {
        return (after.programs().getOrDefault(program, 0.0) - before.programs().getOrDefault(program, 0.0))
                * 1e6
                / behaviors;
    }
}
