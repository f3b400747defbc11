package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people did, from what a shop tells to what everybody hears. */
class BehaviorTellingFlowTests extends BehaviorFlow {
    /** What of a submission is looked at here. */
    record Submitted(Map<String, String> identity) {}

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
    void areNotTakenWithANumberThatWasSealedForAnotherEvent() {
        var number = "+86139" + (10_000_000 + new Random().nextInt(89_999_999));
        submit(row(
                "m1",
                "\"identity\":{\"type\":\"phone\",\"value\":\"%s\"}".formatted(number),
                "order-paid",
                "{\"orderId\":\"o-1\",\"amount\":1}"));
        var submitted = TestKafka.read(Topics.BEHAVIOR_SUBMISSIONS).stream()
                .map(CloudEventHeaders::read)
                .filter(one -> one.corpId().equals(corp))
                .toList();
        var told = EventData.read(submitted.getFirst(), Submitted.class);
        assertThat(told.identity()).containsKey("sealed").doesNotContainKey("value");
        write(
                "anybody",
                Map.of(
                        "sourceId",
                        "shop",
                        "messageId",
                        "m2",
                        "type",
                        "order-paid",
                        "occurredAt",
                        Instant.now().toString(),
                        "identity",
                        told.identity(),
                        "properties",
                        Map.of("orderId", "o-2", "amount", 1)));
        submit(row(
                "m3",
                "\"identity\":{\"type\":\"phone\",\"value\":\"%s\"}".formatted(number),
                "order-paid",
                "{\"orderId\":\"o-3\",\"amount\":1}"));

        eventually(() -> assertThat(figures()).containsEntry("waiting", 2L));
        assertThat(figures()).doesNotContainKey("quarantined");
        eventually(() -> assertThat(TestKafka.read(Topics.dead(Topics.BEHAVIOR_SUBMISSIONS)))
                .extracting(record -> new String(record.value(), UTF_8))
                .anyMatch(one -> one.contains(told.identity().get("sealed")) && one.contains("\"m2\"")));
    }

    @Test
    void areNotToldAheadOfTimeByWhoeverWritesToTheTopic() {
        var customer = scanned();
        var future = "2035-01-01T00:00:00Z";
        write(
                customer,
                Map.of(
                        "sourceId",
                        "shop",
                        "messageId",
                        "m1",
                        "type",
                        "page-viewed",
                        "occurredAt",
                        future,
                        "receivedAt",
                        future,
                        "contactId",
                        customer));

        eventually(
                () -> assertThat(codes(get(admin, "/api/v1/behavior-quarantine").body()))
                        .containsExactly("behavior-in-future"));
        assertThat(told(customer)).isEmpty();
    }

    @Test
    void areNoLargerByTheTopicThanTheyMayBeOverHttp() {
        var customer = scanned();
        write(
                customer,
                Map.of(
                        "sourceId",
                        "shop",
                        "messageId",
                        "m1",
                        "type",
                        "page-viewed",
                        "occurredAt",
                        "2026-01-01T00:00:00Z",
                        "contactId",
                        customer,
                        "properties",
                        Map.of("url", "https://shop.example.com/", "title", "长".repeat(30_000))));

        eventually(
                () -> assertThat(codes(get(admin, "/api/v1/behavior-quarantine").body()))
                        .containsExactly("behavior-too-large"));
        assertThat(told(customer)).isEmpty();
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
    void areToldOnceThoughTheSameIsWrittenUnderTwoKeysAtTheSameMoment() {
        var customer = scanned();
        for (int i = 0; i < 40; i++) {
            var searched = Map.<String, Object>of(
                    "sourceId",
                    "shop",
                    "messageId",
                    "k" + i,
                    "type",
                    "searched",
                    "occurredAt",
                    noon.toString(),
                    "contactId",
                    customer,
                    "properties",
                    Map.of("query", "面霜"));
            write("one-" + i % 4, searched);
            write("another-" + i % 4, searched);
        }

        eventually(() -> assertThat(figures()).containsEntry("recorded", 40L).containsEntry("duplicate", 40L));
        assertThat(told(customer))
                .extracting(EventEnvelope::id)
                .doesNotHaveDuplicates()
                .hasSize(40);
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
    void showOfWhichKindsThoseAreWhomTheyWaitFor() {
        submit(IntStream.range(0, 6)
                        .mapToObj(i -> row("p" + i, phone(i / 2), "mini-program-opened", "{}"))
                        .collect(Collectors.joining(","))
                + "," + row("c", "\"contactId\":\"" + "0".repeat(32) + "\"", "mini-program-opened", "{}"));

        eventually(() -> assertThat(get(admin, "/api/v1/waiting-behaviors").body())
                .hasToString("{\"kinds\":[{\"kind\":\"contact\",\"people\":1,\"behaviors\":1},"
                        + "{\"kind\":\"phone\",\"people\":3,\"behaviors\":6}]}"));
        var customer = scanned();
        assertThat(send(
                                "POST",
                                admin,
                                "/api/v1/contacts/" + customer + "/identities",
                                "{\"type\":\"phone\",\"value\":\"13800000001\"}")
                        .status())
                .isEqualTo(200);
        eventually(() -> assertThat(get(admin, "/api/v1/waiting-behaviors")
                        .body()
                        .path("kinds")
                        .path(1)
                        .path("people")
                        .asInt())
                .isEqualTo(2));
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        assertThat(get(agent, "/api/v1/waiting-behaviors").status()).isEqualTo(403);
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");
        assertThat(get(stranger, "/api/v1/waiting-behaviors").body().path("kinds"))
                .isEmpty();
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
    void areThoseOfThePersonWhoeverIsMerged() {
        var one = scanned();
        var other = scanned();
        submit(paid("m1", one, 1) + "," + paid("m2", other, 2));
        eventually(() -> assertThat(told(one)).hasSize(1));
        eventually(() -> assertThat(told(other)).hasSize(1));
        assertThat(sendIfMatch(
                                "POST",
                                admin,
                                "/api/v1/contacts/" + one + "/merges",
                                "{\"contactId\":\"%s\"}".formatted(other),
                                "*")
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
        assertThat(deleteAny(admin, "/api/v1/contacts/" + merged + "/merge").status())
                .isEqualTo(200);
        eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + merged + "/behaviors")
                        .body()
                        .path("items"))
                .hasSize(2));
    }

    private static String phone(int last) {
        return "\"identity\":{\"type\":\"phone\",\"value\":\"1380000000%d\"}".formatted(last);
    }
}
