package dev.scrm.endtoend.imports;

import dev.scrm.endtoend.Api;
import dev.scrm.endtoend.Arguments;
import dev.scrm.endtoend.behavior.TopicWatch;
import dev.scrm.quickstart.suite.Directories;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import dev.scrm.quickstart.suite.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./scrm bench import}: rows a second from a file that was uploaded until all of them are contacts whose identities are
 * claimed, and how long it takes until everybody has heard of them; with {@code kills}, contact-service is killed so often meanwhile
 * and started again. At the end nothing may be missing or there twice. Arguments, all optional: {@code rows=20000 kills=0 lookups=0
 * undo=0 port=19690}; with {@code lookups} contacts are listed, sought and shown so often afterwards, and a segment is made and changed; with
 * {@code undo=1} the import is taken back at the end.
 */
public final class ImportBench {
    private static final List<Program> COUNTED = List.of(Program.CONTACT_SERVICE, Program.KAFKA, Program.MONGODB);
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final String PATH = "/api/v1/contact-imports";

    private final Suite suite;
    private final Arguments arguments;
    private final PrintStream out;
    private final Api contacts;

    private ImportBench(Suite suite, Arguments arguments, PrintStream out) {
        this.suite = suite;
        this.arguments = arguments;
        this.out = out;
        this.contacts = new Api(
                suite.environment().get("CONTACT_URL"), suite.environment().get("ADMIN_TOKEN"));
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var arguments = new Arguments(words);
        var root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        var directory = root.resolve(".scrm/bench/import");
        new Directories(root, directory).wipe();
        var settings = SuiteSettings.of(root, directory, arguments.number("port", 19690))
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
            clean = new ImportBench(suite, arguments, out).run(directory);
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run(Path directory) throws IOException, InterruptedException {
        contacts.putAny("/api/v1/contact-fields/fullname", Map.of("name", "姓名", "type", "text"));
        contacts.putAny("/api/v1/contact-fields/birthday", Map.of("name", "生日", "type", "date"));
        contacts.putAny("/api/v1/contact-fields/city", Map.of("name", "城市", "type", "text"));
        int rows = arguments.number("rows", 20_000);
        var form = directory.resolve("people.form");
        ImportFile.write(form, rows);
        long start = System.nanoTime();
        var uploaded = ImportFile.upload(
                suite.environment().get("CONTACT_URL"), suite.environment().get("ADMIN_TOKEN"), form);
        double upload = seconds(start);
        out.printf("uploaded %d rows, %d MB, in %.1f s%n", rows, Files.size(form) >> 20, upload);
        var id = uploaded.path("id").asString();
        contacts.putAny(PATH + "/" + id + "/mapping", Map.of("columns", proposed(uploaded)));
        try (var watch = new TopicWatch(
                suite.environment().get("KAFKA_BOOTSTRAP"), "scrm.contact.events.v1", "scrm.contact.created.v1")) {
            return measure(id, rows, upload, watch);
        }
    }

    private static List<JsonNode> proposed(JsonNode uploaded) {
        List<JsonNode> columns = new ArrayList<>();
        uploaded.path("columns").forEach(column -> columns.add(column.path("proposed")));
        return columns;
    }

    private boolean measure(String id, int rows, double upload, TopicWatch watch) {
        var before = used();
        long start = System.nanoTime();
        contacts.post(PATH + "/" + id + "/start", Map.of());
        int kills = arguments.number("kills", 0);
        for (int i = 1; i <= kills; i++) {
            awaitRows(id, (long) rows * i / (kills + 1));
            suite.kill(Program.CONTACT_SERVICE);
            out.printf("%6.1f s  kill -9%n", seconds(start));
            suite.launch(Program.CONTACT_SERVICE);
        }
        var done = await(id, "completed").path("done");
        double imported = seconds(start);
        boolean told = watch.await(rows, PATIENCE);
        double heard = seconds(start);
        var after = used();
        long duplicates = watch.records() - watch.distinct();
        boolean clean = told
                && watch.distinct() == rows
                // A death may tell again what was told, under the same id, which consumers know again.
                && (duplicates == 0 || kills > 0)
                && done.path("created").asInt() == rows
                && done.path("rows").asInt() == rows;
        out.printf(
                "RESULT bench=import rows=%d kills=%d rows_per_s=%.0f told_per_s=%.0f upload_s=%.1f created=%d told=%d told_twice=%d contact_us=%.0f kafka_us=%.0f mongodb_us=%.0f rss_mb=%d%n",
                rows,
                kills,
                rows / imported,
                rows / heard,
                upload,
                done.path("created").asInt(),
                watch.distinct(),
                duplicates,
                micros(before, after, Program.CONTACT_SERVICE, rows),
                micros(before, after, Program.KAFKA, rows),
                micros(before, after, Program.MONGODB, rows),
                suite.usage(Program.CONTACT_SERVICE)
                        .map(usage -> usage.residentBytes() >> 20)
                        .orElse(0L));
        int lookUps = arguments.number("lookups", 0);
        if (lookUps > 0) {
            new LookUps(contacts, rows, out).measure(lookUps);
        }
        return arguments.number("undo", 0) == 0 ? clean : clean && undo(id, rows);
    }

    private boolean undo(String id, int rows) {
        long start = System.nanoTime();
        contacts.post(PATH + "/" + id + "/undo", Map.of());
        var undone = await(id, "undone").path("undone");
        out.printf("undone %s, %.0f rows a second%n", undone, rows / seconds(start));
        return undone.path("withdrawn").asInt() == rows;
    }

    private void awaitRows(String id, long rows) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (state(id).path("done").path("rows").asLong() < rows && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private JsonNode await(String id, String status) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!state(id).path("status").asString("").equals(status) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return state(id);
    }

    /** Empty while nobody answers. */
    private JsonNode state(String id) {
        try {
            return contacts.send("GET", PATH + "/" + id, null, Map.of()).body();
        } catch (IllegalStateException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private Map<Program, Double> used() {
        var cpu = new EnumMap<Program, Double>(Program.class);
        for (var program : COUNTED) {
            cpu.put(program, suite.usage(program).map(Usage::cpuSeconds).orElse(0.0));
        }
        return cpu;
    }

    private static double micros(Map<Program, Double> before, Map<Program, Double> after, Program program, int rows) {
        return (after.getOrDefault(program, 0.0) - before.getOrDefault(program, 0.0)) * 1e6 / rows;
    }
}
