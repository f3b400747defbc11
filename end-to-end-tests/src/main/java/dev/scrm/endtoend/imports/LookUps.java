package dev.scrm.endtoend.imports;

import dev.scrm.endtoend.Api;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** What staff and marketing do once the contacts are there: one caller, one request after the other. */
public final class LookUps {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int WARM_UP = 200;
    private static final int PAGE = 50;
    private static final String SEGMENTS = "/api/v1/segments";

    private final Api contacts;
    private final int people;
    private final PrintStream out;
    private final Random random = new Random(47);
    private String segmentId = "";

    public LookUps(Api contacts, int people, PrintStream out) {
        this.contacts = contacts;
        this.people = people;
        this.out = out;
    }

    public void measure(int times) {
        List<String> ids = new ArrayList<>();
        long listed = slowest(times, _ -> "/api/v1/contacts?limit=" + PAGE + "&cursor=" + somewhere(), page -> {
            var items = page.path("items");
            ids.add(items.path(random.nextInt(items.size())).path("id").asString());
        });
        long found = slowest(times, _ -> "/api/v1/contacts?limit=" + PAGE + "&q=" + encoded(someName()));
        long sidebar = slowest(times, i -> "/api/v1/sidebar?contactId=" + ids.get(i % ids.size()));
        long shown = slowest(times, i -> "/api/v1/contacts/" + ids.get(i % ids.size()));
        // Last: what a store cleans up after so many writes holds up whoever asks next.
        double made = made("北京客户", "北京");
        double changed = changed("上海");
        out.printf(
                "RESULT bench=lookups contacts=%d list_p99_ms=%d search_p99_ms=%d sidebar_p99_ms=%d contact_p99_ms=%d segment_made_s=%.1f segment_changed_s=%.1f%n",
                people, listed, found, sidebar, shown, made, changed);
    }

    /** Ids are spread evenly, so that each page begins where nobody has looked yet. */
    private String somewhere() {
        var id = "%08x".formatted(random.nextInt() & 0x7FFFFFFF);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private String someName() {
        var name = ImportFile.name(random.nextInt(people));
        return random.nextBoolean() ? name : name.substring(1);
    }

    /** Milliseconds within which 99 of 100 are answered. */
    private long slowest(int times, IntFunction<String> path) {
        return slowest(times, path, _ -> {});
    }

    private long slowest(int times, IntFunction<String> path, Consumer<JsonNode> look) {
        for (int i = 0; i < WARM_UP; i++) {
            look.accept(contacts.get(path.apply(i)));
        }
        var nanos = new long[times];
        for (int i = 0; i < times; i++) {
            var asked = path.apply(i + WARM_UP);
            long start = System.nanoTime();
            var answer = contacts.get(asked);
            nanos[i] = System.nanoTime() - start;
            look.accept(answer);
        }
        Arrays.sort(nanos);
        out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms%n", path.apply(0), nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6);
        return Math.round(nanos[times * 99 / 100] / 1e6);
    }

    private double made(String name, String city) {
        long start = System.nanoTime();
        segmentId = contacts.post(SEGMENTS, segment(name, city)).path("id").asString();
        await(1);
        return (System.nanoTime() - start) / 1e9;
    }

    private double changed(String city) {
        long start = System.nanoTime();
        contacts.send("PUT", SEGMENTS + "/" + segmentId, segment("同城客户", city), Map.of("If-Match", "*"));
        await(2);
        return (System.nanoTime() - start) / 1e9;
    }

    private static Map<String, Object> segment(String name, String city) {
        Map<String, Object> field = Map.of("name", "fields.city", "oneOf", List.of(city));
        return Map.of("name", name, "condition", Map.of("field", field));
    }

    private void await(int version) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (version(contacts.get(SEGMENTS + "/" + segmentId)) < version) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Expected version %d within %s".formatted(version, PATIENCE));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static int version(JsonNode segment) {
        return segment.path("version").asInt(0);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
