package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Portraits of contacts over HTTP, from behaviours that sources told. */
class PortraitFlowTests extends RunningContactService {
    private final String corp = "ww" + UUID.randomUUID();
    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String externalUserId = "wm" + UUID.randomUUID();
    private final String contactId = Ids.contact(corp, externalUserId);
    private final String path = "/api/v1/contacts/" + contactId;

    @BeforeEach
    void contact() {
        haveContact(corp, admin, externalUserId);
    }

    @Test
    void isDrawnFromWhatTheContactDid() {
        putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}");
        did("order-paid", Map.of("orderId", "o-1", "amount", 29_900, "category", "护肤"));
        did("cart-added", Map.of("productId", "p-1", "category", "护肤"));

        eventually(() -> assertThat(
                        get(admin, path + "/portrait").body().path("deeds").asInt())
                .isEqualTo(2));

        var portrait = get(admin, path + "/portrait").body();
        assertThat(portrait.path("value").path("tier").asString()).isEqualTo("B");
        assertThat(portrait.path("value").path("because").asString()).contains("299.00元");
        assertThat(portrait.path("value").path("evidence")).hasSize(1);
        assertThat(portrait.path("preferences")
                        .path("categories")
                        .path(0)
                        .path("value")
                        .asString())
                .isEqualTo("护肤");
        assertThat(portrait.path("activity").path("state").asString()).isEqualTo("active");
        assertThat(portrait.path("nextActions").path(0).path("title").asString())
                .isIn("提醒购物车里的商品", "首次沟通，了解需求");
        eventually(() -> assertThat(get(admin, path + "/portrait")
                        .body()
                        .path("lastTouch")
                        .path("kind")
                        .asString())
                .isEqualTo("followed"));
    }

    @Test
    void hasAPlaceForWhatModelsSay() {
        var shop = TestTokens.token(corp, "model-runner", "all", "integrator");

        assertThat(predict(shop, "churn", "{\"score\":0.82,\"label\":\"很可能流失\",\"reasons\":[\"三十天没有来过\"]}"))
                .isEqualTo(204);
        assertThat(predict(shop, "churn", "{\"score\":0.1,\"at\":\"2020-01-01T00:00:00Z\"}"))
                .isEqualTo(204);
        assertThat(predict(
                        shop,
                        "next-order",
                        "{\"score\":1,\"at\":\"2020-01-01T00:00:00Z\",\"expiresAt\":\"2020-02-01T00:00:00Z\"}"))
                .isEqualTo(204);

        var predictions = get(admin, path + "/portrait").body().path("predictions");
        assertThat(predictions).hasSize(1);
        assertThat(predictions.path(0).path("score").asDouble()).isEqualTo(0.82);
        assertThat(predictions.path(0).path("source").asString()).isEqualTo("model-runner");
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        assertThat(predict(agent, "churn", "{\"score\":0}")).isEqualTo(403);
    }

    @Test
    void judgesByTheRulesThatTheCorpSets() {
        var rules =
                "{\"recencyDays\":[1,2,3,4],\"frequency\":[1,2,3,4],\"monetary\":[1,2,3,4],\"activityDays\":[1,2,3],\"weights\":{\"page-viewed\":7}}";

        assertThat(get(admin, "/api/v1/portrait-rules")
                        .body()
                        .path("recencyDays")
                        .path(0)
                        .asInt())
                .isEqualTo(14);
        assertThat(putAny(admin, "/api/v1/portrait-rules", rules).status()).isEqualTo(200);
        assertThat(get(admin, "/api/v1/portrait-rules")
                        .body()
                        .path("weights")
                        .path("page-viewed")
                        .asInt())
                .isEqualTo(7);
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        assertThat(putAny(agent, "/api/v1/portrait-rules", rules).status()).isEqualTo(403);
        assertThat(get(agent, "/api/v1/portrait-rules").status()).isEqualTo(200);
    }

    @Test
    void isForThoseWhoSeeTheContact() {
        var own = TestTokens.token(corp, "lin.wei", "own", "agent");
        var other = TestTokens.token(corp, "zhang.san", "own", "agent");
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");

        assertThat(get(own, path + "/portrait").status()).isEqualTo(200);
        assertThat(get(other, path + "/portrait").text("code")).isEqualTo("contact-unknown");
        assertThat(get(stranger, path + "/portrait").text("code")).isEqualTo("contact-unknown");
        assertThat(get(null, path + "/portrait").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Churn  | {"score":0.5}                                                  | model
            churn  | {"score":1.5}                                                  | score
            churn  | {"score":-0.1}                                                 | score
            churn  | {"score":0.5,"label":" "}                                      | label
            churn  | {"score":0.5,"reasons":[""]}                                   | reasons
            churn  | {"score":0.5,"expiresAt":"2020-01-01T00:00:00Z"}               | expiresAt
            churn  | {"score":0.5,"expiresAt":"+1000000000-12-31T23:59:59Z"}        | expiresAt
            churn  | {"score":0.5,"at":"2099-01-01T00:00:00Z"}                      | at
            churn  | {"score":0.5,"at":"-1000000000-01-01T00:00:00Z"}               | at
            """)
    void refusesWhatIsNoPrediction(String model, String body, String field) {
        var refused = put(admin, path + "/predictions/" + model, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("prediction-invalid");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1,2,3]   | [1,2,3,4] | [1,2,3,4] | [1,2,3] | {}                   | recencyDays
            [0,2,3,4] | [1,2,3,4] | [1,2,3,4] | [1,2,3] | {}                   | recencyDays
            [1,2,3,4] | [1,2,2,4] | [1,2,3,4] | [1,2,3] | {}                   | frequency
            [1,2,3,4] | [1,2,3,4] | [4,3,2,1] | [1,2,3] | {}                   | monetary
            [1,2,3,4] | [1,2,3,4] | [1,2,3,4] | []      | {}                   | activityDays
            [1,2,3,4] | [1,2,3,4] | [1,2,3,4] | [1,2,3] | {"page-viewed":101}  | weights
            [1,2,3,4] | [1,2,3,4] | [1,2,3,4] | [1,2,3] | {"page-viewed":-1}   | weights
            """)
    void refusesWhatIsNoRule(
            String recency, String frequency, String monetary, String activity, String weights, String field) {
        var refused = putAny(
                admin,
                "/api/v1/portrait-rules",
                "{\"recencyDays\":%s,\"frequency\":%s,\"monetary\":%s,\"activityDays\":%s,\"weights\":%s}"
                        .formatted(recency, frequency, monetary, activity, weights));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("portrait-rules-invalid");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    private int predict(String token, String model, String body) {
        return put(token, path + "/predictions/" + model, body).status();
    }

    private void did(String type, Map<String, Object> properties) {
        submit(corp, contactId, type, properties);
    }
}
