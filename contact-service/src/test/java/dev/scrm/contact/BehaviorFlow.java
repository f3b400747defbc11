package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A shop that tells the running service what people do, and what is heard of it. */
abstract class BehaviorFlow extends RunningContactService {
    /** Of this test alone. */
    final String corp = "ww" + UUID.randomUUID();

    final String admin = TestTokens.token(corp, "root", "all", "admin");
    final Instant noon = Instant.now().minusSeconds(60);
    String key = "";

    @BeforeEach
    void aShop() {
        assertThat(putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}")
                        .status())
                .isEqualTo(200);
        var added = send("POST", admin, "/api/v1/behavior-sources/shop/keys", null);
        assertThat(added.status()).isEqualTo(201);
        key = added.text("key");
    }

    String scanned() {
        var externalUserId = "wm" + UUID.randomUUID();
        added(externalUserId);
        var contactId = Ids.contact(corp, externalUserId);
        eventually(() ->
                assertThat(get(admin, "/api/v1/contacts/" + contactId).status()).isEqualTo(200));
        return contactId;
    }

    void added(String externalUserId) {
        var contactId = Ids.contact(corp, externalUserId);
        Map<String, Object> data =
                Map.of("contactId", contactId, "externalUserId", externalUserId, "staffId", "lin.wei");
        hear(Topics.WECOM_CALLBACKS, "scrm.wecom.external-contact-added.v1", contactId, data);
    }

    void write(String contactId, Map<String, Object> data) {
        hear(Topics.BEHAVIOR_SUBMISSIONS, "scrm.behavior.submitted.v1", contactId, data);
    }

    void hear(String topic, String type, String contactId, Map<String, Object> data) {
        var event = new EventEnvelope(
                UUID.randomUUID().toString(),
                EventType.of(type),
                "/somebody",
                null,
                noon,
                corp,
                0,
                null,
                null,
                null,
                EventData.write(data));
        TestKafka.send(CloudEventHeaders.toRecord(topic, Ids.contactKey(corp, contactId), event));
    }

    String paid(String messageId, String contactId, int amount) {
        return row(
                messageId,
                "\"contactId\":\"" + contactId + "\"",
                "order-paid",
                "{\"orderId\":\"o-%s\",\"amount\":%d}".formatted(messageId, amount));
    }

    String row(String messageId, String who, String type, String properties) {
        return "{\"messageId\":\"%s\",\"type\":\"%s\",\"occurredAt\":\"%s\",%s,\"properties\":%s}"
                .formatted(messageId, type, noon, who, properties);
    }

    Answer submit(String rows) {
        return post(key, null, "{\"items\":[" + rows + "]}");
    }

    Answer post(String apiKey, String idempotencyKey, String body) {
        return sendWith("POST", "/api/v1/behaviors", headers(apiKey, idempotencyKey, null), body.getBytes(UTF_8));
    }

    static Map<String, String> headers(String apiKey, String idempotencyKey, String encoding) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (apiKey != null) {
            headers.put("X-Api-Key", apiKey);
        }
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        if (encoding != null) {
            headers.put("Content-Encoding", encoding);
        }
        return headers;
    }

    static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    Map<String, Long> figures() {
        return get(admin, "/api/v1/behavior-sources/shop/figures")
                .body()
                .path("days")
                .valueStream()
                .flatMap(day -> day.path("counts").propertyStream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().asLong(), Long::sum));
    }

    static List<String> codes(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("code").asString())
                .toList();
    }

    static String text(EventEnvelope event, String field) {
        return EventData.read(event, JsonNode.class).path(field).asString();
    }

    List<EventEnvelope> told(String contactId) {
        var recordKey = Ids.contactKey(corp, contactId);
        return TestKafka.read(Topics.BEHAVIOR_EVENTS).stream()
                .filter(record -> recordKey.equals(new String(record.key(), UTF_8)))
                .map(CloudEventHeaders::read)
                .toList();
    }
}
