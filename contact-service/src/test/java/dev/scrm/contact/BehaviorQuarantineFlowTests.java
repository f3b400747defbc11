package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be a behaviour: it stops nobody, and can be tried again. */
class BehaviorQuarantineFlowTests extends BehaviorFlow {
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
        assertThat(putAny(admin, "/api/v1/behavior-types/sofa-tried", schema).status())
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
                "{M,T,O,C,\"properties\":{\"orderId\":\"1\",\"amount\":1,\"size\":[{\"cm\":1e999}]}} | behavior-properties-invalid | properties.size.cm",
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

    @Test
    void goThereWhenTooManyWaitForTheSame() {
        var stranger = "\"identity\":{\"type\":\"email\",\"value\":\"li@example.com\"}";
        submit(IntStream.range(0, 1_000)
                .mapToObj(i -> row("w" + i, stranger, "mini-program-opened", "{}"))
                .collect(Collectors.joining(",")));
        eventually(() -> assertThat(figures()).containsEntry("waiting", 1_000L));

        submit(row("w7", stranger, "mini-program-opened", "{}") + ","
                + row("one-more", stranger, "mini-program-opened", "{}"));

        eventually(
                () -> assertThat(codes(get(admin, "/api/v1/behavior-quarantine").body()))
                        .containsExactly("behavior-waiting-full"));
        eventually(() -> assertThat(figures())
                .containsEntry("waiting", 1_000L)
                .containsEntry("duplicate", 1L)
                .containsEntry("quarantined", 1L));
        assertThat(get(admin, "/api/v1/behavior-quarantine")
                        .body()
                        .path("items")
                        .path(0)
                        .path("item")
                        .asString())
                .contains("one-more");
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
}
