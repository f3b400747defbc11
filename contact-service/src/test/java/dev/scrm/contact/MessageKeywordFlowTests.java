package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what a customer writes to whoever asks for it. */
class MessageKeywordFlowTests extends RunningContactService {
    private static final String PATH = "/api/v1/message-keywords";
    private static final String PRICE = "{\"name\":\"询价\",\"words\":[\"多少钱\",\"VIP\"]}";

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");

    @Test
    void aSegmentTakesInWhoSaysAKeywordAndNothingElseOfItIsTold() {
        var wang = haveContact(corp, admin, "wm" + UUID.randomUUID());
        var zhao = haveContact(corp, admin, "wm" + UUID.randomUUID());
        sendIfMatch("PUT", admin, PATH + "/price", PRICE, "*");
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var segment = send("POST", admin, "/api/v1/segments", """
                        {"name":"询价客户","condition":{"did":{"type":"keyword-said",
                         "where":[{"property":"listId","oneOf":["price"]}],"window":{"youngerThan":"P7D"}}}}""").text("id");

        says(wang, "msg-1", "customer", "王芳想知道这个面膜多少钱，ｖｉｐ有折扣吗", now);
        says(zhao, "msg-2", "staff", "这个多少钱您看一下", now);
        says(zhao, "msg-3", "customer", "谢谢", now);
        says(zhao, "msg-4", "customer", "多少钱", now.minusSeconds(60));
        says(wang, "msg-1", "customer", "王芳想知道这个面膜多少钱，ｖｉｐ有折扣吗", now);

        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment + "/members")
                        .body()
                        .path("items"))
                .extracting(one -> one.path("contactId").asString())
                .containsExactly(wang));
        var said = get(admin, "/api/v1/contacts/" + wang + "/behaviors").body().path("items");
        assertThat(said)
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.path("type").asString()).isEqualTo("keyword-said");
                    assertThat(one.path("occurredAt").asString()).isEqualTo(now.toString());
                })
                .extracting(one -> one.path("properties").path("keyword").asString())
                .containsExactlyInAnyOrder("多少钱", "VIP");
        assertThat(told(Topics.BEHAVIOR_SUBMISSIONS, corp, wang)).isNotEmpty().allSatisfy(event -> {
            GoldenSample.assertMatchesSchema(event.type().toString(), event.data());
            assertThat(new String(event.data(), UTF_8)).doesNotContain("面膜", "王芳");
        });
        assertThat(told(Topics.BEHAVIOR_EVENTS, corp, wang))
                .allSatisfy(event -> assertThat(new String(event.data(), UTF_8)).doesNotContain("面膜", "王芳"));
        assertThat(get(admin, "/api/v1/contacts/" + zhao + "/behaviors").body().path("items"))
                .isEmpty();
    }

    @Test
    void isChangedByOneAuthorAtATime() {
        assertThat(sendIfMatch("PUT", admin, PATH + "/price", PRICE, null).status())
                .isEqualTo(428);
        var made = sendIfMatch("PUT", admin, PATH + "/price", PRICE, "*");
        assertThat(made.status()).isEqualTo(200);
        var other = PRICE.replace("VIP", "打折");

        var changed = sendIfMatch("PUT", admin, PATH + "/price", other, made.tag());

        assertThat(changed.body().path("words").path(1).asString()).isEqualTo("打折");
        assertThat(changed.text("changedBy")).isEqualTo("root");
        assertThat(sendIfMatch("PUT", admin, PATH + "/price", PRICE, made.tag()).status())
                .isEqualTo(412);
        assertThat(sendIfMatch("DELETE", admin, PATH + "/price", null, made.tag())
                        .status())
                .isEqualTo(412);
        assertThat(get(admin, PATH).body().path("items")).hasSize(1);
        assertThat(sendIfMatch("DELETE", admin, PATH + "/price", null, changed.tag())
                        .status())
                .isEqualTo(204);
        assertThat(get(admin, PATH + "/price").text("code")).isEqualTo("message-keywords-unknown");
        assertThat(sendIfMatch("DELETE", admin, PATH + "/price", null, "*").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            price  | {"name":"","words":["a"]}          | name
            price  | {"name":"x","words":[]}            | words
            price  | {"name":"x","words":["a"," "]}     | words[1]
            price  | {"name":"x","words":["a","Ａ"]}    | words[1]
            PRICE  | {"name":"x","words":["a"]}         | id
            """)
    void refusesWhatIsNoList(String id, String body, String field) {
        var refused = sendIfMatch("PUT", admin, PATH + "/" + id, body, "*");

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("message-keywords-invalid");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    @Test
    void isForThoseWhoMayAndForNoMoreListsThanSoMany() {
        for (int i = 0; i < 50; i++) {
            assertThat(sendIfMatch("PUT", admin, PATH + "/list-" + i, PRICE, "*")
                            .status())
                    .isEqualTo(200);
        }
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");

        assertThat(sendIfMatch("PUT", admin, PATH + "/list-50", PRICE, "*").text("code"))
                .isEqualTo("message-keywords-too-many");
        assertThat(sendIfMatch("PUT", admin, PATH + "/list-7", PRICE.replace("询价", "价格"), "*")
                        .status())
                .isEqualTo(200);
        assertThat(sendIfMatch("PUT", agent, PATH + "/list-7", PRICE, "*").status())
                .isEqualTo(403);
        assertThat(sendIfMatch("DELETE", agent, PATH + "/list-7", null, "*").status())
                .isEqualTo(403);
        assertThat(get(agent, PATH + "/list-7").status()).isEqualTo(200);
        assertThat(get(stranger, PATH + "/list-7").status()).isEqualTo(404);
    }

    private void says(String contactId, String messageId, String origin, String text, Instant sentAt) {
        var id = corp + messageId;
        var data = Map.of(
                "messageId",
                messageId,
                "contactId",
                contactId,
                "externalUserId",
                "wm1",
                "openKfId",
                "wk1",
                "origin",
                origin,
                "sentAt",
                sentAt.toString(),
                "messageType",
                "text",
                "body",
                TestBodies.BODIES.seal(id, EventData.write(Map.of("text", text))));
        var event = new EventEnvelope(
                id,
                EventType.of("scrm.wecom.service-message-received.v1"),
                "/somebody",
                null,
                Instant.now(),
                corp,
                0,
                null,
                null,
                null,
                EventData.write(data));
        TestKafka.send(CloudEventHeaders.toRecord(Topics.WECOM_MESSAGES, corp + ":" + contactId, event));
    }
}
