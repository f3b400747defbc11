package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may tell what people did, in which form, and of which types. */
class BehaviorSourceFlowTests extends BehaviorFlow {
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
        assertThat(putAny(agent, "/api/v1/behavior-sources/shop", "{\"name\":\"x\"}")
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
                "any        | {\"title\":\"x\",\"schema\":{}}                                      | 422 | behavior-type-invalid",
                "sofa-tried | {\"title\":\"\",\"schema\":{}}                                       | 422 | behavior-type-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":[]}                                      | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"type\":\"thing\"}}                      | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"$ref\":\"http://10.0.0.1/x\"}}            | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"properties\":{\"a\":{\"pattern\":\"(a+)+\"}}}} | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\",\"schema\":{\"properties\":{\"a\":{\"format\":\"regex\"}}}}   | 422 | behavior-schema-invalid",
                "sofa-tried | {\"title\":\"x\"}                                                  | 400 | validation-failed",
            })
    void areOfNoTypeThatCannotBe(String name, String body, int status, String code) {
        var answer = putAny(admin, "/api/v1/behavior-types/" + name, body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
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
                "{\"items\":[],\"sentAt\":1} | 422 | behavior-malformed",
                "{\"sentAt\":\"2026-11-21T08:30:00Z\"} | 422 | behavior-malformed",
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
    void areCountedBeforeAnythingIsMadeOfThem() throws IOException {
        var bomb = gzip("{\"items\":[" + "[],".repeat(2_700_000) + "[]]}");
        assertThat(bomb.length).isLessThan(10_000);

        var answer = sendWith("POST", "/api/v1/behaviors", headers(key, null, "gzip"), bomb);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("behavior-malformed");
        assertThat(answer.text("detail")).contains("200000");
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
}
