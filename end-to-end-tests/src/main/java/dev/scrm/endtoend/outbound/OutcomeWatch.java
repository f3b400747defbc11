package dev.scrm.endtoend.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.endtoend.FromNow;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears what became of commands, from the moment it is made. */
final class OutcomeWatch implements AutoCloseable {
    private static final String TOPIC = "scrm.wecom.outcomes.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What was told of a command.
     *
     * @param results status and reason, each once however often it was told
     * @param firstAt nanoseconds when it was first heard
     * @param given what WeCom gave for it, such as the id of what was made; missing when it gave nothing
     */
    record Told(Set<String> results, long firstAt, JsonNode given) {}

    private final FromNow heard;
    private final Map<String, Told> told = new HashMap<>();

    OutcomeWatch(String bootstrapServers) {
        this.heard = new FromNow(bootstrapServers, TOPIC, this::hear);
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        var type = record.headers().lastHeader("ce_type");
        if (type == null || !new String(type.value(), UTF_8).startsWith("scrm.wecom.command-finished.")) {
            return;
        }
        var outcome = JSON.readTree(record.value());
        var result =
                outcome.path("status").asString() + " " + outcome.path("reason").asString("");
        synchronized (told) {
            told.computeIfAbsent(
                            outcome.path("commandId").asString(),
                            _ -> new Told(new HashSet<>(), System.nanoTime(), outcome.path("result")))
                    .results()
                    .add(result.strip());
        }
    }

    /** All that was told so far, by command. */
    Map<String, Told> told() {
        synchronized (told) {
            return Map.copyOf(told);
        }
    }

    /** The commands that were told this, each as an effect such as the simulator lists. */
    List<JsonNode> effects(String result) {
        return told().entrySet().stream()
                .filter(one -> one.getValue().results().contains(result))
                .<JsonNode>map(one -> JSON.createObjectNode()
                        .put("target", trace(one.getKey()))
                        .put("mark", result)
                        .put("count", 1))
                .toList();
    }

    /** The trace of a command among those effects. */
    static String trace(String commandId) {
        return "[" + commandId + "]";
    }

    int count() {
        synchronized (told) {
            return told.size();
        }
    }

    /** Waits until so many commands have an outcome, or for so long; answers whether they have. */
    boolean await(int commands, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count() < commands && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return count() >= commands;
    }

    @Override
    public void close() {
        heard.close();
    }
}
