package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What people did, from what a shop tells to what everybody hears. */
class BehaviorFlowTests extends RunningContactService {
    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final Instant noon = Instant.now().minusSeconds(60);
    private String key = "";

    @BeforeEach
    void aShop() {
        assertThat(put(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}")
                        .status())
                .isEqualTo(200);
        var added = send("POST", admin, "/api/v1/behavior-sources/shop/keys", null);
        assertThat(added.status()).isEqualTo(201);
        key = added.text("key");
    }

    @Test
    void areToldOfTheContactWhoseTheyAre() {
        var customer = scanned();

        var receipt = submit(paid("m1", customer, 29_900));

        assertThat(receipt.status()).isEqualTo(202);
        assertThat(receipt.body().path("accepted").asInt()).isEqualTo(1);
        eventually(() -> assertThat(told(customer)).hasSize(1));
        var event = told(customer).getFirst();
        GoldenSample.assertMatchesSchema("scrm.behavior.recorded.v1", event.data());
        assertThat(new String(event.data(), UTF_8)).contains("\"amount\":29900", "\"contactId\":\"" + customer + "\"");
        var shown =
                get(admin, "/api/v1/contacts/" + customer + "/behaviors").body().path("items");
        assertThat(shown).hasSize(1);
        assertThat(shown.path(0).path("properties").path("amount").asInt()).isEqualTo(29_900);
        var submitted = TestKafka.read(Topics.BEHAVIOR_SUBMISSIONS).stream()
                .map(CloudEventHeaders::read)
                .filter(one -> one.corpId().equals(corp))
                .toList();
        assertThat(submitted)
                .hasSize(1)
                .allSatisfy(one -> GoldenSample.assertMatchesSchema("scrm.behavior.submitted.v1", one.data()));
    }

    @Test
    void areToldOnceHoweverOftenTheyCome() {
        var customer = scanned();
        submit(paid("m1", customer, 100) + "," + paid("m1", customer, 100) + "," + paid("m2", customer, 200));
        submit(paid("m1", customer, 100));
        submit(paid("m3", customer, 300));

        eventually(() -> assertThat(figures()).containsEntry("recorded", 3L).containsEntry("duplicate", 2L));
        assertThat(told(customer))
                .extracting(EventEnvelope::id)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(told(customer)).extracting(event -> text(event, "messageId")).containsExactly("m1", "m2", "m3");
    }

    @Test
    void waitForSomebodyToBeKnownAndAreToldThen() {
        var member = "{\"type\":\"member-id\",\"scope\":\"shop\",\"value\":\"M-1\"}";
        submit(IntStream.range(0, 3)
                .mapToObj(i -> row("w" + i, "\"identity\":" + member, "store-checked-in", "{\"storeId\":\"s1\"}"))
                .collect(Collectors.joining(",")));
        eventually(() -> assertThat(figures()).containsEntry("waiting", 3L));
        var customer = scanned();
        assertThat(told(customer)).isEmpty();

        assertThat(send("POST", admin, "/api/v1/contacts/" + customer + "/identities", member)
                        .status())
                .isEqualTo(200);

        eventually(() -> assertThat(told(customer))
                .extracting(event -> text(event, "messageId"))
                .containsExactly("w0", "w1", "w2"));
        submit(row("w1", "\"identity\":" + member, "store-checked-in", "{\"storeId\":\"s1\"}"));
        eventually(() -> assertThat(figures()).containsEntry("duplicate", 1L).containsEntry("released", 3L));
        assertThat(told(customer)).hasSize(3);
    }

    @Test
    void waitForWecomToTellOfTheCustomer() {
        var externalUserId = "wm" + UUID.randomUUID();
        var customer = Ids.contact(corp, externalUserId);
        submit(row(
                "early",
                "\"identity\":{\"type\":\"external-user-id\",\"value\":\"%s\"}".formatted(externalUserId),
                "mini-program-opened",
                "{}"));
        eventually(() -> assertThat(figures()).containsEntry("waiting", 1L));

        added(externalUserId);

        eventually(() -> assertThat(told(customer)).hasSize(1));
    }

    @Test
    void stayInQuarantineUntilTheirTypeIsThere() {
        var customer = scanned();
        var receipt = submit(row("q1", "\"contactId\":\"" + customer + "\"", "sofa-tried", "{\"minutes\":5}") + ","
                + paid("q2", customer, 100));
        assertThat(receipt.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.body().path("rejected").path(0).path("code").asString())
                .isEqualTo("behavior-type-unknown");
        var quarantined = get(admin, "/api/v1/behavior-quarantine?sourceId=shop&code=behavior-type-unknown")
                .body()
                .path("items");
        assertThat(quarantined).hasSize(1);
        assertThat(quarantined.path(0).path("item").asString()).contains("sofa-tried");
        var schema = """
                {"title":"试坐沙发","schema":{"type":"object","required":["minutes"],
                 "properties":{"minutes":{"type":"integer","minimum":1}}}}""";
        assertThat(put(admin, "/api/v1/behavior-types/sofa-tried", schema).status())
                .isEqualTo(200);

        var replayed = send("POST", admin, "/api/v1/behavior-quarantine/replay?sourceId=shop", null);

        assertThat(replayed.body().path("replayed").asInt()).isEqualTo(1);
        eventually(() -> assertThat(told(customer)).hasSize(2));
        assertThat(get(admin, "/api/v1/behavior-quarantine").body().path("items"))
                .isEmpty();
        assertThat(submit(row("q3", "\"contactId\":\"" + customer + "\"", "sofa-tried", "{\"minutes\":0}"))
                        .body()
                        .path("rejected")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("properties.minutes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "17                                       | behavior-malformed          | ",
                "{\"id\":\"m\"}                             | behavior-malformed          | ",
                "{\"messageId\":{}}                         | behavior-malformed          | ",
                "{M,T,O,C,\"properties\":[]}                | behavior-malformed          | ",
                "{T,O,C}                                  | behavior-field-missing      | messageId",
                "{\"messageId\":\"\",T,O,C}                   | behavior-field-missing      | messageId",
                "{\"messageId\":\"a b\",T,O,C}                | behavior-invalid            | messageId",
                "{M,O,C}                                  | behavior-field-missing      | type",
                "{M,\"type\":\"Order Paid\",O,C}              | behavior-type-unknown       | type",
                "{M,T,C}                                  | behavior-field-missing      | occurredAt",
                "{M,T,\"occurredAt\":\"yesterday\",C}         | behavior-invalid            | occurredAt",
                "{M,T,\"occurredAt\":\"2026-11-21T08:00\",C}  | behavior-invalid            | occurredAt",
                "{M,T,\"occurredAt\":\"2999-01-01T00:00:00Z\",C} | behavior-in-future       | occurredAt",
                "{M,T,\"occurredAt\":\"2001-01-01T00:00:00Z\",C} | behavior-too-old         | occurredAt",
                "{M,T,O}                                  | behavior-invalid            | contactId",
                "{M,T,O,C,I}                              | behavior-invalid            | contactId",
                "{M,T,O,\"contactId\":\"../1\"}               | behavior-invalid            | contactId",
                "{M,T,O,\"identity\":{}}                    | behavior-field-missing      | identity.type",
                "{M,T,O,\"identity\":{\"type\":\"phone\"}}      | behavior-field-missing      | identity.value",
                "{M,T,O,\"identity\":{\"type\":\"pass\",\"value\":\"1\"}}  | behavior-invalid  | identity.type",
                "{M,T,O,\"identity\":{\"type\":\"phone\",\"value\":\"1\"}} | behavior-invalid  | identity.value",
                "{M,T,O,\"identity\":{\"type\":\"open-id\",\"value\":\"o\"}} | behavior-invalid | identity.scope",
                "{M,T,O,C}                                | behavior-properties-invalid | properties.orderId",
                "{M,T,O,C,\"properties\":{\"orderId\":\"1\",\"amount\":-1}}   | behavior-properties-invalid | properties.amount",
                "{M,T,O,C,\"properties\":{\"orderId\":\"1\",\"amount\":1.5}}  | behavior-properties-invalid | properties.amount",
                "{M,T,O,C,\"properties\":{\"orderId\":\"1\",\"amount\":\"1\"}} | behavior-properties-invalid | properties.amount",
                "{M,T,O,C,\"properties\":{\"orderId\":\"\",\"amount\":1}}    | behavior-properties-invalid | properties.orderId",
            })
    void areRefusedOneByOne(String item, String code, String field) {
        var customer = scanned();
        var wrong = item.replace("M,", "\"messageId\":\"m1\",")
                .replace("T,", "\"type\":\"order-paid\",")
                .replace("O,", "\"occurredAt\":\"" + noon + "\",")
                .replace("O}", "\"occurredAt\":\"" + noon + "\"}")
                .replace("C,", "\"contactId\":\"" + customer + "\",")
                .replace("C}", "\"contactId\":\"" + customer + "\"}")
                .replace("I}", "\"identity\":{\"type\":\"phone\",\"value\":\"13800000001\"}}");

        var receipt = submit(paid("before", customer, 1) + "," + wrong + "," + paid("after", customer, 2));

        assertThat(receipt.status()).isEqualTo(202);
        assertThat(receipt.body().path("accepted").asInt()).isEqualTo(2);
        var rejected = receipt.body().path("rejected").path(0);
        assertThat(rejected.path("index").asInt()).isEqualTo(1);
        assertThat(rejected.path("code").asString()).isEqualTo(code);
        assertThat(rejected.path("field").asString()).isEqualTo(field == null ? "" : field);
        eventually(() -> assertThat(told(customer)).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                    | 422 | behavior-malformed",
                "{\"items\":[]}          | 422 | behavior-batch-size",
                "{\"items\":{}}          | 422 | behavior-malformed",
                "{\"items\":[],\"a\":1}    | 422 | behavior-malformed",
                "{\"items\":[            | 422 | behavior-malformed",
            })
    void areRefusedTogetherWhereTheBatchIsNone(String body, int status, String code) {
        var answer = post(key, null, body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void areAThousandAtATimeAtMost() {
        var rows = IntStream.rangeClosed(0, 1_000).mapToObj(_ -> "{}").collect(Collectors.joining(","));

        assertThat(submit(rows).text("code")).isEqualTo("behavior-batch-size");
    }

    @Test
    void comePackedAndUnderAKeyOfTheirRequest() throws IOException {
        var customer = scanned();
        var body = "{\"items\":[%s,{}]}".formatted(paid("m1", customer, 1));

        var first = sendWith("POST", "/api/v1/behaviors", headers(key, "night-1", "gzip"), gzip(body));
        var again = sendWith("POST", "/api/v1/behaviors", headers(key, "night-1", "gzip"), gzip(body));
        var other = post(key, "night-1", "{\"items\":[{}]}");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
        eventually(() -> assertThat(told(customer)).hasSize(1));
        assertThat(get(admin, "/api/v1/behavior-quarantine").body().path("items"))
                .hasSize(1);
        assertThat(sendWith("POST", "/api/v1/behaviors", headers(key, null, "gzip"), body.getBytes(UTF_8))
                        .text("code"))
                .isEqualTo("request-malformed");
        assertThat(sendWith("POST", "/api/v1/behaviors", headers(key, null, "br"), body.getBytes(UTF_8))
                        .status())
                .isEqualTo(415);
        assertThat(sendWith("POST", "/api/v1/behaviors", headers(key, null, "gzip"), gzip(" ".repeat(9 << 20)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void comeInNoLargerBodyThanIsRead() throws IOException {
        var half = Arrays.copyOf(gzip("{\"items\":[{}]}"), 12);

        assertThat(sendWith("POST", "/api/v1/behaviors", headers(key, null, "gzip"), half)
                        .text("code"))
                .isEqualTo("request-malformed");
        assertThat(sendWith("POST", "/api/v1/behaviors", headers(key, null, null), new byte[2 << 20])
                        .text("code"))
                .isEqualTo("body-too-large");
        assertThat(sendChunked("/api/v1/behaviors", headers(key, null, null), new byte[2 << 20])
                        .text("code"))
                .isEqualTo("body-too-large");
    }

    @Test
    void areInQuarantineOnceHoweverOftenTheyCome() {
        var wrong = row("q1", "\"contactId\":\"nobody\"", "order-paid", "{}");

        submit(wrong);
        submit(wrong);

        assertThat(get(admin, "/api/v1/behavior-quarantine").body().path("items"))
                .hasSize(1);
    }

    @Test
    void areForSourcesWithAKeyOnly() {
        assertThat(post(null, null, "{}").status()).isEqualTo(401);
        assertThat(post(key + "x", null, "{}").text("code")).isEqualTo("source-key-invalid");
        var second = send("POST", admin, "/api/v1/behavior-sources/shop/keys", null);
        var source = get(admin, "/api/v1/behavior-sources/shop");
        assertThat(source.body().path("keys")).hasSize(2);
        assertThat(source.body().toString()).doesNotContain(key).doesNotContain(second.text("key"));
        var firstId = source.body().path("keys").path(0).path("id").asString();

        assertThat(delete(admin, "/api/v1/behavior-sources/shop/keys/" + firstId)
                        .status())
                .isEqualTo(204);

        assertThat(post(key, null, "{\"items\":[{}]}").status()).isEqualTo(401);
        assertThat(post(second.text("key"), null, "{\"items\":[{}]}").status()).isEqualTo(202);
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");
        assertThat(get(stranger, "/api/v1/behavior-sources/shop").status()).isEqualTo(404);
        assertThat(get(stranger, "/api/v1/behavior-quarantine").body().path("items"))
                .isEmpty();
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        assertThat(put(agent, "/api/v1/behavior-sources/shop", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
        var manager = TestTokens.token(corp, "lin.wei", "own", "manager");
        assertThat(get(manager, "/api/v1/behavior-quarantine").text("code")).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "order-paid | {\"title\":\"x\",\"schema\":{}}                                      | 409 | behavior-type-built-in",
                "Sofa       | {\"title\":\"x\",\"schema\":{}}                                      | 422 | behavior-type-invalid",
                "sofa-tried | {\"title\":\"\",\"schema\":{}}                                       | 422 | behavior-type-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":[]}                                      | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"type\":\"thing\"}}                      | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"$ref\":\"http://10.0.0.1/x\"}}            | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"properties\":{\"a\":{\"pattern\":\"(a+)+\"}}}} | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"properties\":{\"a\":{\"format\":\"regex\"}}}}   | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\"}                                                  | 400 | validation-failed",
            })
    void areOfNoTypeThatCannotBe(String name, String body, int status, String code) {
        var answer = put(admin, "/api/v1/behavior-types/" + name, body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void mayBeWrittenToTheIntakeByIntegrators() {
        var customer = scanned();

        write(
                customer,
                Map.of(
                        "sourceId",
                        "shop",
                        "messageId",
                        "k1",
                        "type",
                        "searched",
                        "occurredAt",
                        noon.toString(),
                        "contactId",
                        customer,
                        "properties",
                        Map.of("query", "面霜")));
        write(
                customer,
                Map.of(
                        "sourceId",
                        "nobody",
                        "messageId",
                        "k2",
                        "type",
                        "searched",
                        "occurredAt",
                        noon.toString(),
                        "contactId",
                        customer,
                        "properties",
                        Map.of("query", "面霜")));

        eventually(() -> assertThat(told(customer)).hasSize(1));
        eventually(
                () -> assertThat(codes(get(admin, "/api/v1/behavior-quarantine").body()))
                        .containsExactly("behavior-source-unknown"));
    }

    @Test
    void areThoseOfThePersonWhoeverIsMerged() {
        var one = scanned();
        var other = scanned();
        submit(paid("m1", one, 1) + "," + paid("m2", other, 2));
        eventually(() -> assertThat(told(one)).hasSize(1));
        eventually(() -> assertThat(told(other)).hasSize(1));
        assertThat(send("POST", admin, "/api/v1/contacts/" + one + "/merges", "{\"contactId\":\"%s\"}".formatted(other))
                        .status())
                .isEqualTo(200);
        var survivor = one.compareTo(other) < 0 ? one : other;
        var merged = survivor.equals(one) ? other : one;

        submit(paid("m3", merged, 3));

        eventually(() -> assertThat(told(survivor)).hasSize(2));
        eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + merged + "/behaviors")
                        .body()
                        .path("items"))
                .hasSize(3));
        var first = get(admin, "/api/v1/contacts/" + survivor + "/behaviors?limit=2")
                .body();
        var rest = get(
                        admin,
                        "/api/v1/contacts/" + survivor + "/behaviors?limit=2&cursor="
                                + first.path("next").asString())
                .body();
        assertThat(first.path("items")).hasSize(2);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(delete(admin, "/api/v1/contacts/" + merged + "/merge").status())
                .isEqualTo(200);
        eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + merged + "/behaviors")
                        .body()
                        .path("items"))
                .hasSize(2));
    }

    private String scanned() {
        var externalUserId = "wm" + UUID.randomUUID();
        added(externalUserId);
        var contactId = Ids.contact(corp, externalUserId);
        eventually(() ->
                assertThat(get(admin, "/api/v1/contacts/" + contactId).status()).isEqualTo(200));
        return contactId;
    }

    private void added(String externalUserId) {
        var contactId = Ids.contact(corp, externalUserId);
        Map<String, Object> data =
                Map.of("contactId", contactId, "externalUserId", externalUserId, "staffId", "lin.wei");
        hear(Topics.WECOM_CALLBACKS, "scrm.wecom.external-contact-added.v1", contactId, data);
    }

    private void write(String contactId, Map<String, Object> data) {
        hear(Topics.BEHAVIOR_SUBMISSIONS, "scrm.behavior.submitted.v1", contactId, data);
    }

    private void hear(String topic, String type, String contactId, Map<String, Object> data) {
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

    private String paid(String messageId, String contactId, int amount) {
        return row(
                messageId,
                "\"contactId\":\"" + contactId + "\"",
                "order-paid",
                "{\"orderId\":\"o-%s\",\"amount\":%d}".formatted(messageId, amount));
    }

    private String row(String messageId, String who, String type, String properties) {
        return "{\"messageId\":\"%s\",\"type\":\"%s\",\"occurredAt\":\"%s\",%s,\"properties\":%s}"
                .formatted(messageId, type, noon, who, properties);
    }

    private Answer submit(String rows) {
        return post(key, null, "{\"items\":[" + rows + "]}");
    }

    private Answer post(String apiKey, String idempotencyKey, String body) {
        return sendWith("POST", "/api/v1/behaviors", headers(apiKey, idempotencyKey, null), body.getBytes(UTF_8));
    }

    private static Map<String, String> headers(String apiKey, String idempotencyKey, String encoding) {
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

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private Map<String, Long> figures() {
        return get(admin, "/api/v1/behavior-sources/shop/figures")
                .body()
                .path("days")
                .valueStream()
                .flatMap(day -> day.path("counts").propertyStream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().asLong(), Long::sum));
    }

    private static List<String> codes(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("code").asString())
                .toList();
    }

    private static String text(EventEnvelope event, String field) {
        return EventData.read(event, JsonNode.class).path(field).asString();
    }

    private List<EventEnvelope> told(String contactId) {
        var recordKey = Ids.contactKey(corp, contactId);
        return TestKafka.read(Topics.BEHAVIOR_EVENTS).stream()
                .filter(record -> recordKey.equals(new String(record.key(), UTF_8)))
                .map(CloudEventHeaders::read)
                .toList();
    }
}
