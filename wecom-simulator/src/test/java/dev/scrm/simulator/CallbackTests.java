package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallbackTests extends PlatformTests {

    @AfterEach
    void listenAgain() {
        platform.put(
                "callbacks",
                "{\"url\":\"%s\",\"attempts\":3,\"timeoutMs\":5000,\"retryOtherThan200\":true}"
                        .formatted(platform.gateway.url() + DemoCorp.CALLBACK_PATH));
    }

    @Test
    void triesAgainWhenTheAnswerIsNot200() {
        platform.gateway.answer(500, 302);

        var delivery = finished(platform.scan("三"));

        assertThat(delivery.path("status").asString()).isEqualTo("DELIVERED");
        assertThat(statuses(delivery)).containsExactly(500, 302, 200);
    }

    @Test
    void sendsTheSameMessageInAnotherCipherWhenItTriesAgain() {
        platform.gateway.answer(500);
        var scan = platform.scan("同");

        finished(scan);

        var attempts = platform.gateway.about(scan.text("externalUserId"));
        assertThat(attempts).hasSize(2);
        assertThat(attempts)
                .extracting(TestGateway.Received::plaintext)
                .containsOnly(attempts.getFirst().plaintext());
        assertThat(attempts).extracting(TestGateway.Received::body).doesNotHaveDuplicates();
        assertThat(attempts)
                .extracting(callback -> callback.query().get("nonce"))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterThreeAttempts() {
        platform.gateway.answer(500, 500, 500);

        var delivery = finished(platform.scan("弃"));

        assertThat(delivery.path("status").asString()).isEqualTo("FAILED");
        assertThat(statuses(delivery)).containsExactly(500, 500, 500);
    }

    @Test
    void doesNotTryAgainWhenSetSo() {
        platform.put("callbacks", "{\"retryOtherThan200\":false}");
        platform.gateway.answer(500);

        assertThat(statuses(finished(platform.scan("一")))).containsExactly(500);
    }

    @Test
    void triesAgainWhenNobodyListensEvenSo() {
        platform.put("callbacks", "{\"url\":\"http://127.0.0.1:1/nobody\",\"retryOtherThan200\":false}");

        var delivery = finished(platform.scan("无"));

        assertThat(statuses(delivery)).containsExactly(0, 0, 0);
        assertThat(delivery.path("attempts").path(0).path("error").asString()).contains("ConnectException");
    }

    @Test
    void triesAgainWhenTheAnswerTakesTooLong() {
        platform.put("callbacks", "{\"timeoutMs\":150}");
        platform.gateway.fallSilent();

        var delivery = finished(platform.scan("慢"));

        platform.gateway.speak();
        assertThat(statuses(delivery)).containsExactly(0, 0, 0);
        assertThat(delivery.path("attempts").path(0).path("error").asString()).contains("timed out");
    }

    @Test
    void answersAScanBeforeItsCallbackIsAnswered() {
        platform.gateway.fallSilent();

        var scan = platform.scan("先");

        assertThat(delivery(scan).path("status").asString()).isEqualTo("PENDING");
        platform.gateway.speak();
        finished(scan);
    }

    @Test
    void repeatsADeliveryOnRequest() {
        var scan = platform.scan("重");
        finished(scan);

        var repeated = platform.control(
                "deliveries/" + scan.body().path("deliveryIds").path(0).asString() + "/repeat", "");

        assertThat(repeated.status()).isEqualTo(200);
        var callbacks =
                await().until(() -> platform.gateway.about(scan.text("externalUserId")), found -> found.size() == 2);
        assertThat(callbacks.getLast().plaintext())
                .isEqualTo(callbacks.getFirst().plaintext());
    }

    @Test
    void deliversAnyPlaintext() {
        platform.control("deliveries", "{\"plaintext\":\"<xml><Event>doc_change</Event></xml>\"}");

        await().until(() -> platform.gateway.received.stream()
                .anyMatch(callback -> callback.text("Event").equals("doc_change")));
    }

    @Test
    void verifiesAUrlByItsEcho() {
        var good = platform.control("callbacks/verify", "");
        platform.gateway.spoilEchoes("\n");
        var spoilt = platform.control("callbacks/verify", "");
        platform.gateway.spoilEchoes("");
        platform.put("callbacks", "{\"url\":\"http://127.0.0.1:1/nobody\"}");
        var nobody = platform.control("callbacks/verify", "{\"agentId\":1000002}");

        assertThat(good.body().path("verified").asBoolean()).isTrue();
        assertThat(spoilt.body().path("verified").asBoolean()).isFalse();
        assertThat(nobody.body().path("verified").asBoolean()).isFalse();
    }

    /** The envelope and the signature, read by somebody else's code. */
    @Test
    void sendsWhatAnIndependentClientCanRead() {
        var scan = platform.scan("独");
        finished(scan);
        var callback = platform.gateway.about(scan.text("externalUserId")).getFirst();
        var theirs = new WxCryptUtil(DemoCorp.CALLBACK_TOKEN, DemoCorp.CALLBACK_AES_KEY, DemoCorp.CORP_ID);

        var plaintext = theirs.decryptXml(
                callback.query().get("msg_signature"),
                callback.query().get("timestamp"),
                callback.query().get("nonce"),
                callback.body());

        assertThat(plaintext).isEqualTo(callback.plaintext());
        assertThat(callback.body()).contains("<AgentID><![CDATA[1000002]]></AgentID>");
    }

    private JsonNode finished(TestPlatform.Answer scan) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> delivery(scan),
                        found -> !found.path("status").asString().equals("PENDING"));
    }

    private JsonNode delivery(TestPlatform.Answer scan) {
        return platform.get("/sim/v1/deliveries?since=2026-01-01T00:00:00Z")
                .body()
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("externalUserId").asString("").equals(scan.text("externalUserId")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> statuses(JsonNode delivery) {
        return delivery.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("status").asInt())
                .toList();
    }
}
