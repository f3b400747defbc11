package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is another in every run made the same in all: ids by the order in which they come, times by how far they are apart. */
final class StableValues {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");
    private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-f])(?=[0-9]*[a-f])[0-9a-f]{12,64}(?![0-9a-f])");
    private static final Pattern TAG = Pattern.compile("\"\\d+-[0-9a-f]{8}\"");
    private static final Pattern KEY = Pattern.compile("scrm_bs_[A-Za-z0-9_-]+");
    private static final Pattern FILE = Pattern.compile("-20\\d{6}-");
    private static final String KEYS = "scrm_bs_" + "EXAMPLEkey".repeat(6);
    private static final String NEXT = "Y29udGFjdC0xNw";

    /** Of a list two say how it looks. */
    private static final int MOST_ITEMS = 2;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Instant> times = new HashMap<>();

    StableValues(JsonNode exchange) {
        var sorted = new TreeSet<Instant>();
        TIME.matcher(exchange.path("request") + " " + exchange.path("answer"))
                .results()
                .forEach(found -> sorted.add(Instant.parse(found.group())));
        var before = sorted.isEmpty() ? MORNING : sorted.first();
        var now = MORNING;
        for (var time : sorted) {
            now = now.plus(apart(Duration.between(before, time)));
            times.put(time.toString(), now);
            before = time;
        }
    }

    /** Nothing, a moment, an hour or a week. */
    private static Duration apart(Duration gap) {
        if (gap.compareTo(Duration.ofMinutes(5)) < 0) {
            return Duration.ofSeconds(gap.isZero() ? 0 : 1);
        }
        return gap.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofHours(1) : Duration.ofDays(7);
    }

    JsonNode of(JsonNode value) {
        if (value.isArray()) {
            var items = JSON.createArrayNode();
            value.valueStream().limit(MOST_ITEMS).forEach(item -> items.add(of(item)));
            return items;
        }
        if (value instanceof ObjectNode fields) {
            var shown = JSON.createObjectNode();
            fields.properties()
                    .forEach(field -> shown.set(text(field.getKey()), field(field.getKey(), field.getValue())));
            return shown;
        }
        return value.isString() ? JSON.valueToTree(text(value.asString())) : value;
    }

    private JsonNode field(String name, JsonNode value) {
        return switch (name) {
            case "next" -> JSON.valueToTree(NEXT);
            case "day" -> JSON.valueToTree("2026-11-21");
            default -> of(value);
        };
    }

    private String text(String text) {
        var timed = TIME.matcher(text)
                .replaceAll(
                        found -> times.getOrDefault(Instant.parse(found.group()).toString(), MORNING)
                                .toString());
        var known = ID.matcher(timed).replaceAll(found -> ids.computeIfAbsent(found.group(), this::id));
        var tagged = TAG.matcher(known).replaceAll("\"17-3fa94c21\"");
        var keyed = KEY.matcher(tagged)
                .replaceAll(found -> KEYS.substring(0, found.group().length()));
        return FILE.matcher(keyed).replaceAll("-20261121-");
    }

    /** Of the same form, and the same in every run. */
    private String id(String id) {
        var uuid = UUID.nameUUIDFromBytes(("example-" + (ids.size() + 1)).getBytes(UTF_8))
                .toString();
        var hex = List.of(uuid, uuid).toString().replaceAll("[^0-9a-f]", "");
        return id.contains("-") ? uuid : hex.substring(0, id.length());
    }
}
