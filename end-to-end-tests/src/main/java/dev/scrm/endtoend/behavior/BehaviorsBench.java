package dev.scrm.endtoend.behavior;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.endtoend.Api;
import dev.scrm.platform.events.Ids;
import dev.scrm.quickstart.suite.Directories;
import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import dev.scrm.quickstart.suite.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./scrm bench behaviors}: behaviours a second end to end, from the request of a source to the event of the contact,
 * some of them told twice. Arguments, all optional: {@code contacts=20000 warm-up=100000 behaviors=200000 repeats=5
 * connections=4 port=19680}, repeats in percent.
 */
public final class BehaviorsBench {
    private static final int BATCH = 1_000;
    private static final List<Program> COUNTED = List.of(Program.CONTACT_SERVICE, Program.KAFKA, Program.MONGODB);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Suite suite;
    private final Map<String, Integer> arguments;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final String corpId;
    private final String bootstrapServers;

    private BehaviorsBench(Suite suite, Map<String, Integer> arguments, PrintStream out) {
        this.suite = suite;
        this.arguments = arguments;
        this.out = out;
        this.corpId = suite.environment().get("CORP_ID");
        this.bootstrapServers = suite.environment().get("KAFKA_BOOTSTRAP");
    }

    public static void main(String[] words) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, Integer> arguments = Stream.of(words)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> Integer.valueOf(word[1])));
        var root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        var directory = root.resolve(".scrm/bench/behaviors");
        new Directories(root, directory).wipe();
        var settings = SuiteSettings.of(root, directory, arguments.getOrDefault("port", 19680))
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

    private int argument(String name, int otherwise) {
        return arguments.getOrDefault(name, otherwise);
    }

    private boolean run() {
        var contacts = new Api(
                suite.environment().get("CONTACT_URL"), suite.environment().get("ADMIN_TOKEN"));
        contacts.put("/api/v1/behavior-sources/bench", Map.of("name", "bench"));
        var key = contacts.post("/api/v1/behavior-sources/bench/keys", Map.of())
                .path("key")
                .asString();
        int people = argument("contacts", 20_000);
        int warmUp = argument("warm-up", 100_000);
        int behaviors = argument("behaviors", 200_000);
        int repeats = argument("repeats", 5);
        bear(people);
        try (var watch = new TopicWatch(bootstrapServers, "scrm.behavior.events.v1", "scrm.behavior.recorded.v1")) {
            tell("warm", warmUp, 0, people, key);
            watch.await(warmUp, Duration.ofMinutes(5));
            out.println("warm; now it counts");
            var before = cpu();
            long start = System.nanoTime();
            tell("counted", behaviors, repeats, people, key);
            double accepted = (System.nanoTime() - start) / 1e9;
            watch.await(warmUp + behaviors, Duration.ofMinutes(5));
            double seconds = (System.nanoTime() - start) / 1e9;
            var after = cpu();
            int told = watch.distinct() - warmUp;
            long duplicates = watch.records() - watch.distinct();
            out.printf(
                    "RESULT bench=behaviors contacts=%d behaviors=%d repeated_percent=%d behaviors_per_s=%.0f accepted_per_s=%.0f lost=%d duplicates=%d contact_us=%.0f kafka_us=%.0f mongodb_us=%.0f rss_mb=%d%n",
                    people,
                    behaviors,
                    repeats,
                    behaviors / seconds,
                    behaviors * (100 + repeats) / 100.0 / accepted,
                    behaviors - told,
                    duplicates,
                    micros(before, after, Program.CONTACT_SERVICE, behaviors),
                    micros(before, after, Program.KAFKA, behaviors),
                    micros(before, after, Program.MONGODB, behaviors),
                    suite.usage(Program.CONTACT_SERVICE)
                            .map(usage -> usage.residentBytes() >> 20)
                            .orElse(0L));
            return told == behaviors && duplicates == 0;
        }
    }

    private Map<Program, Double> cpu() {
        var cpu = new EnumMap<Program, Double>(Program.class);
        for (var program : COUNTED) {
            cpu.put(program, suite.usage(program).map(Usage::cpuSeconds).orElse(0.0));
        }
        return cpu;
    }

    private static double micros(
            Map<Program, Double> before, Map<Program, Double> after, Program program, int behaviors) {
        return (after.getOrDefault(program, 0.0) - before.getOrDefault(program, 0.0)) * 1e6 / behaviors;
    }

    private static String externalUserId(int person) {
        return "wmBench%08d".formatted(person);
    }

    /** The contacts, as WeCom tells of them. */
    private void bear(int people) {
        var json = JsonMapper.shared();
        try (var watch = new TopicWatch(bootstrapServers, "scrm.contact.events.v1", "scrm.contact.created.v1");
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < people; i++) {
                var contactId = Ids.contact(corpId, externalUserId(i));
                var data = Map.of(
                        "contactId",
                        contactId,
                        "externalUserId",
                        externalUserId(i),
                        "staffId",
                        "lin.wei",
                        "receivedAt",
                        clock.instant().toString());
                var record = new ProducerRecord<>(
                        "scrm.wecom.callbacks.v1",
                        (corpId + ":" + contactId).getBytes(UTF_8),
                        json.writeValueAsBytes(data));
                Map.of(
                                "ce_specversion", "1.0",
                                "ce_id", "born-" + i,
                                "ce_type", "scrm.wecom.external-contact-added.v1",
                                "ce_source", "/behaviors-bench",
                                "ce_time", clock.instant().toString(),
                                "ce_corpid", corpId,
                                "content-type", "application/json")
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                sent.add(producer.send(record));
            }
            producer.flush();
            for (var one : sent) {
                one.get();
            }
            if (!watch.await(people, Duration.ofMinutes(10))) {
                throw new IllegalStateException("Expected %d contacts but got %d".formatted(people, watch.distinct()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected Kafka to take contacts", e);
        }
        out.println("born " + people);
    }

    /** Tells behaviours in batches, several requests at a time, the first percent of each batch once more. */
    private void tell(String mark, int behaviors, int repeats, int people, String key) {
        var next = new AtomicInteger();
        int batches = behaviors / BATCH;
        try (var threads = Executors.newFixedThreadPool(argument("connections", 4))) {
            for (int thread = 0; thread < argument("connections", 4); thread++) {
                threads.execute(() -> {
                    for (int batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
                        int first = batch * BATCH;
                        post(key, rows(mark, first, BATCH, people));
                        if (repeats > 0) {
                            post(key, rows(mark, first, BATCH * repeats / 100, people));
                        }
                    }
                });
            }
        }
    }

    private String rows(String mark, int first, int count, int people) {
        var now = clock.instant();
        return IntStream.range(first, first + count)
                .mapToObj(i -> row(mark, i, people, now))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static String row(String mark, int i, int people, Instant now) {
        int person = (int) (Integer.toUnsignedLong(i * 0x9E3779B1) % people);
        return """
                {"messageId":"%s-%d","type":"product-viewed","occurredAt":"%s",
                 "identity":{"type":"external-user-id","value":"%s"},
                 "properties":{"productId":"p-%d","title":"保湿面霜 50g","category":"护肤","price":29900}}""".formatted(mark, i, now, externalUserId(person), i % 500);
    }

    private void post(String key, String body) {
        var request = HttpRequest.newBuilder(URI.create(suite.environment().get("CONTACT_URL") + "/api/v1/behaviors"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header("X-Api-Key", key)
                .POST(BodyPublishers.ofByteArray(packed(body)))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 202 || !response.body().contains("\"rejected\":[]")) {
                throw new IllegalStateException("Expected a receipt but got " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] packed(String body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
