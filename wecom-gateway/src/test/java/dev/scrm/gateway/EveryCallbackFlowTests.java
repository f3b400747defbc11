package dev.scrm.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.test.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** All that WeCom says, as it comes: signed, encrypted, over HTTP, into Kafka. */
class EveryCallbackFlowTests extends RunningGateway {
    private static final Path CALLBACKS = Path.of("src/test/resources/callbacks");
    /** The doorbell is not kept but answered: {@link ServiceMessageFlowTests}. */
    private static final String DOORBELL = "service-messages-waiting.xml";

    /** A second that nobody else has. */
    private final Instant second = Instant.ofEpochSecond(1_795_249_800L + System.nanoTime() % 1_000_000_000);

    @BeforeEach
    void listen() {
        Simulator.callBackTo(url(""));
    }

    @Test
    void arrivesUnderItsTypeWithNothingPersonalInClear() {
        var callbacks = callbacks();

        callbacks.values().forEach(Simulator::say);

        await().atMost(Duration.ofSeconds(30)).until(() -> arrived().size() >= callbacks.size());
        assertThat(arrived().stream().map(event -> event.type().toString()))
                .containsExactlyInAnyOrderElementsOf(callbacks.keySet());
        assertThat(arrived().stream().map(event -> new String(event.data(), UTF_8)))
                .noneMatch(data -> data.contains("13800000017") || data.contains("三号会议室"));
        assertThat(bodyOf("scrm.wecom.app-message-received.v1")).contains("三号会议室");
    }

    private String bodyOf(String type) {
        var event = arrived().stream()
                .filter(arrived -> arrived.type().toString().equals(type))
                .findFirst()
                .orElseThrow();
        var body = JsonMapper.shared().readTree(event.data()).path("body").asString();
        return new String(MessageBodies.fromKeyset(KEYSET).open(event.id(), body), UTF_8);
    }

    private List<EventEnvelope> arrived() {
        return TestKafka.read(Topics.WECOM_CALLBACKS).stream()
                .map(CloudEventHeaders::read)
                .filter(event -> event.time().equals(second))
                .toList();
    }

    /** What WeCom says, by the type it becomes. */
    private Map<String, String> callbacks() {
        try (var files = Files.list(CALLBACKS)) {
            return files.filter(file -> !file.endsWith(DOORBELL))
                    .collect(Collectors.toMap(this::type, this::text, (one, _) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String type(Path file) {
        return "scrm.wecom." + file.getFileName().toString().replace(".xml", ".v1");
    }

    private String text(Path file) {
        try {
            var created = "<CreateTime>" + second.getEpochSecond() + "</CreateTime>";
            return Files.readString(file)
                    .replace("<xml><MsgType>", "<xml>" + created + "<MsgType>")
                    .replace("<CreateTime>1795249800</CreateTime>", created);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
