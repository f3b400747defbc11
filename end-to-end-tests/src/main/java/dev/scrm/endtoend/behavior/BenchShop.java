package dev.scrm.endtoend.behavior;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A source that tells what people did, in batches. */
final class BenchShop {
    static final String SOURCE = "bench";

    private static final int BATCH = 1_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI behaviors;
    private final String key;
    private final String corpId;
    private final BenchPeople people;
    private final int connections;
    private final Clock clock;
    private final Map<String, Long> toldAt = new ConcurrentHashMap<>();
    /** Of this run: what an earlier one has told is told already. */
    private final String run;

    BenchShop(String contactUrl, String key, String corpId, BenchPeople people, int connections, Clock clock) {
        this.behaviors = URI.create(contactUrl + "/api/v1/behaviors");
        this.key = key;
        this.corpId = corpId;
        this.people = people;
        this.connections = connections;
        this.clock = clock;
        this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /** Tells as fast as it is taken, the first percent of each batch once more. */
    void tell(String mark, int count, int repeats) {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int thread = 0; thread < connections; thread++) {
                threads.execute(() -> {
                    for (int first = next.getAndAdd(BATCH); first < count; first = next.getAndAdd(BATCH)) {
                        post(rows(mark, first, BATCH));
                        if (repeats > 0) {
                            post(rows(mark, first, BATCH * repeats / 100));
                        }
                    }
                });
            }
        }
    }

    /**
     * Tells so many a second in batches of a tenth of a second's, and keeps when each was to be told: one that waits for a connection
     * is late already.
     */
    void tellAtRate(String mark, int count, int rate) {
        int batch = rate / 10;
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int first = 0; first < count; first += batch) {
                int from = first;
                long due = start + 100_000_000L * (first / batch);
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> {
                    var rows = rows(mark, from, batch);
                    IntStream.range(from, from + batch)
                            .forEach(i -> toldAt.put(Ids.derived("behavior", corpId, SOURCE, messageId(mark, i)), due));
                    post(rows);
                });
            }
        }
    }

    /** When the behaviour of an event was told, in nanoseconds; null for one that was not told at a rate. */
    @Nullable
    Long toldAt(String eventId) {
        return toldAt.get(eventId);
    }

    private String rows(String mark, int first, int count) {
        var now = clock.instant();
        return IntStream.range(first, first + count)
                .mapToObj(i -> row(mark, i, now))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private String messageId(String mark, int number) {
        return run + "-" + mark + "-" + number;
    }

    private String row(String mark, int i, Instant now) {
        int person = Math.floorMod((i + mark.hashCode()) * 0x9E3779B1, people.count());
        return """
                {"messageId":"%s","type":"%s","occurredAt":"%s","identity":%s,"properties":%s}""".formatted(messageId(mark, i), type(i), now, people.identity(person), properties(mark, i));
    }

    /** Of ten things people do seven are looks at products, two are pages, and one is an order. */
    private static String type(int i) {
        return i % 10 < 7 ? "product-viewed" : i % 10 < 9 ? "page-viewed" : "order-paid";
    }

    private String properties(String mark, int i) {
        return switch (type(i)) {
            case "product-viewed" ->
                "{\"productId\":\"p-%d\",\"title\":\"保湿面霜 50g\",\"category\":\"护肤\",\"price\":29900}"
                        .formatted(i / 10 % 500);
            case "page-viewed" ->
                "{\"url\":\"https://shop.example.com/spring/%d\",\"title\":\"春季护肤\"}".formatted(i % 500);
            default ->
                "{\"orderId\":\"%s\",\"amount\":29900,\"currency\":\"CNY\",\"category\":\"护肤\"}"
                        .formatted(messageId(mark, i));
        };
    }

    private void post(String body) {
        var request = HttpRequest.newBuilder(behaviors)
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
