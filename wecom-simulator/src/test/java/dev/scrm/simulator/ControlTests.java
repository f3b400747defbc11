package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ControlTests extends PlatformTests {

    @Test
    void makesUpWhateverAScanLeavesOut() {
        var scan = platform.control("scans", "{}");

        assertThat(scan.status()).isEqualTo(200);
        assertThat(scan.text("userId")).isEqualTo("lin.wei");
        assertThat(scan.body().path("state").isNull()).isTrue();
        assertThat(platform.read("externalcontact/get", "external_userid=" + scan.text("externalUserId"))
                        .body()
                        .path("external_contact")
                        .path("name")
                        .asString())
                .startsWith("客户");
    }

    @Test
    void changesTheWorldWithoutTellingAnybodyWhenAskedTo() {
        platform.put("switches", "{\"suppressedCallbacks\":[\"add_external_contact\"]}");
        var silent = platform.scan("静");
        platform.put("switches", "{\"suppressedCallbacks\":[]}");
        var told = platform.scan("闻");

        await().until(() -> !platform.gateway.about(told.text("externalUserId")).isEmpty());
        assertThat(platform.gateway.about(silent.text("externalUserId"))).isEmpty();
        assertThat(platform.read("externalcontact/get", "external_userid=" + silent.text("externalUserId"))
                        .errcode())
                .isZero();
        assertThat(platform.get("/sim/v1/deliveries").body().path("items").valueStream())
                .filteredOn(
                        delivery -> delivery.path("externalUserId").asString("").equals(silent.text("externalUserId")))
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery.path("status").asString()).isEqualTo("SUPPRESSED"));
    }

    @Test
    void tellsAnEffectThatCameTwice() {
        platform.advance(Duration.ofMinutes(2));
        var body = "{\"touser\":\"lin.wei\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"重复-%d\"}}";
        platform.call("message/send", body.formatted(1));
        platform.call("message/send", body.formatted(1));
        platform.call("message/send", body.formatted(2));

        var effects = platform.get("/sim/v1/effects?kind=message/send&target=lin.wei&atLeast=2&mark="
                        + URLEncoder.encode("重复", StandardCharsets.UTF_8))
                .body();

        assertThat(effects.path("total").asInt()).isEqualTo(3);
        assertThat(effects.path("duplicated").asInt()).isEqualTo(1);
        assertThat(effects.path("items").size()).isEqualTo(1);
        assertThat(effects.path("items").path(0).path("mark").asString()).contains("重复-1");
    }

    @Test
    void takesAnyState() {
        var scan = platform.control("scans", "{\"contactWayState\":\"海报 ]]> <17>\"}");

        var callback =
                await().until(() -> platform.gateway.about(scan.text("externalUserId")), found -> !found.isEmpty());
        assertThat(callback.getFirst().text("State")).isEqualTo("海报 ]]> <17>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scans | {\"userId\":\"ghost\"} | 404 | user-id-unknown",
                "scans | {\"customer\":{\"gender\":3}} | 422 | customer-gender-invalid",
                "scans | {\"customer\":{\"externalUserId\":\"a b\"}} | 422 | customer-external-user-id-invalid",
                "scans | {\"customer\":{\"gender\":\"x\"}} | 400 | body-unreadable",
                "scans | {\"customer\": | 400 | body-unreadable",
                "scans | [] | 400 | body-unreadable",
                "customers | {\"userId\":\"ghost\"} | 404 | user-id-unknown",
                "messages | {\"text\":\"x\"} | 422 | external-user-id-invalid",
                "messages | {\"externalUserId\":\"ghost\",\"text\":\"x\"} | 404 | external-user-id-unknown",
                "messages | {\"externalUserId\":\"ghost\"} | 422 | text-invalid",
                "deletions | {\"userId\":\"lin.wei\",\"externalUserId\":\"g\",\"by\":\"fate\"} | 422 | by-invalid",
                "deletions | {\"userId\":\"lin.wei\",\"externalUserId\":\"g\",\"by\":\"staff\"} | 409 | not-contacts",
                "confirmations | {\"userId\":\"lin.wei\",\"externalUserId\":\"g\"} | 409 | nothing-to-confirm",
                "faults | {\"api\":\"getcallbackip\"} | 422 | errcode-invalid",
                "faults | {\"api\":\"no/such\",\"errcode\":-1} | 404 | api-unknown",
                "faults | {\"api\":\"*\",\"errcode\":-1,\"count\":0} | 422 | count-invalid",
                "faults | {\"api\":\"*\",\"errcode\":-1,\"probability\":1.5} | 422 | probability-invalid",
                "faults | {\"api\":\"*\",\"httpStatus\":200} | 422 | http-status-invalid",
                "faults | {\"api\":\"*\",\"delayMs\":-1} | 422 | delay-ms-invalid",
                "faults | {\"api\":\"*\",\"errcode\":1,\"forSeconds\":0} | 422 | for-seconds-invalid",
                "clock | {} | 422 | advance-seconds-invalid",
                "clock | {\"advanceSeconds\":-1} | 422 | advance-seconds-invalid",
                "tokens/kill | {\"errcode\":1} | 422 | errcode-invalid",
                "deliveries | {} | 422 | plaintext-invalid",
                "deliveries/ghost/repeat | {} | 404 | delivery-unknown",
                "callbacks/verify | {\"agentId\":1} | 404 | agent-id-unknown",
                "nothing | {} | 404 | not-found"
            })
    void saysWhatIsWrongWithAWish(String path, String body, int status, String code) {
        var answer = platform.control(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("detail")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\":\"ftp://x/\"} | url-invalid",
                "{\"url\":\"not a url\"} | url-invalid",
                "{\"encodingAesKey\":\"short\"} | encoding-aes-key-invalid",
                "{\"attempts\":0} | attempts-invalid",
                "{\"timeoutMs\":0} | timeout-ms-invalid"
            })
    void refusesACallbackThatCannotBe(String body, String code) {
        assertThat(platform.put("callbacks", body).text("code")).isEqualTo(code);
        assertThat(platform.get("/sim/v1/callbacks")
                        .body()
                        .path("items")
                        .path(0)
                        .path("attempts")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesAScanOfTwoWhoAreContacts() {
        var id = platform.scan("熟").text("externalUserId");

        var again = platform.control(
                "scans", "{\"userId\":\"lin.wei\",\"customer\":{\"externalUserId\":\"%s\"}}".formatted(id));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("already-contacts");
    }

    @Test
    void tellsAWelcomeCodeOnlyWhenAsked() {
        assertThat(platform.control("customers", "{}")
                        .body()
                        .path("welcomeCode")
                        .isNull())
                .isTrue();
        assertThat(platform.control("customers", "{\"welcomeCode\":true}").text("welcomeCode"))
                .startsWith("WC");
    }

    @Test
    void listsTheCallsSinceAMoment() {
        platform.read("getcallbackip", "");
        platform.advance(Duration.ofSeconds(5));
        var moment = Instant.parse(platform.get("/sim/v1/clock").text("now"));
        var id = platform.scan("查").text("externalUserId");
        platform.call(
                "externalcontact/mark_tag",
                "{\"userId\":\"x\",\"userid\":\"lin.wei\",\"external_userid\":\"%s\",\"add_tag\":[\"etEXgold\"]}"
                        .formatted(id));
        platform.read("externalcontact/get", "external_userid=" + id);

        for (var since : List.of(moment.toString(), Long.toString(moment.toEpochMilli()))) {
            var calls = calls(since).stream()
                    .filter(call -> !call.path("path").asString().endsWith("gettoken"))
                    .toList();
            assertThat(calls)
                    .extracting(call -> call.path("path").asString())
                    .containsExactly("/cgi-bin/externalcontact/mark_tag", "/cgi-bin/externalcontact/get");
            assertThat(calls.getFirst().path("body").path("external_userid").asString())
                    .isEqualTo(id);
            assertThat(calls.getFirst().path("answer").path("errcode").asInt()).isZero();
            assertThat(calls.getFirst().path("time").asString()).isEqualTo(moment.toString());
        }
        assertThat(calls(moment.plusMillis(1).toString())).isEmpty();
    }

    @Test
    void tellsNoSecretsOrTokens() {
        var token = platform.token();
        platform.call("kf/sync_msg", "{\"open_kfid\":\"wkDEMOkf0001\",\"token\":\"ENCsecret\"}");

        var calls = platform.get("/sim/v1/calls").body().toString();

        assertThat(calls).contains("gettoken", "***").doesNotContain(token, DemoCorp.SECRET, "ENCsecret");
    }

    @Test
    void notesCallsThatFailed() {
        var moment = platform.get("/sim/v1/clock").text("now");
        platform.control("faults", "{\"api\":\"getcallbackip\",\"httpStatus\":502,\"count\":1}");
        platform.read("getcallbackip", "");
        platform.call("oa/journal/get_record_list", "no json");

        assertThat(calls(moment).toString())
                .contains("\"httpStatus\":502")
                .contains("api-not-simulated")
                .contains("\"no json\"");
    }

    @Test
    void refusesASinceThatIsNoMoment() {
        assertThat(platform.get("/sim/v1/calls?since=yesterday").text("code")).isEqualTo("since-invalid");
        assertThat(platform.get("/sim/v1/deliveries?since=-1").text("code")).isEqualTo("since-invalid");
    }

    @Test
    void isAliveAndReady() {
        assertThat(platform.get("/livez").text("status")).isEqualTo("UP");
        assertThat(platform.get("/readyz").text("status")).isEqualTo("UP");
    }

    private List<JsonNode> calls(String since) {
        return platform.get("/sim/v1/calls?since=" + since)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }
}
