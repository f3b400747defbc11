package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.OTHER_CORPS_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestTokens;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Callbacks over HTTP into Kafka, good and bad. */
class CallbackPathTests extends RunningGateway {
    private final String customer = "wm" + UUID.randomUUID();

    @Autowired
    private MeterRegistry meters;

    @Test
    void answersEmptyAfterTheEventIsInKafka() {
        var answer = post(SignedCallback.of(Xml.added(customer, "poster-17", "WC-1")));

        assertThat(answer).isEqualTo(new Http.Answer(200, ""));
        assertThat(events(Topics.WECOM_CALLBACKS, customer))
                .singleElement()
                .extracting(event -> event.type().toString())
                .isEqualTo("scrm.wecom.external-contact-added.v1");
    }

    @Test
    void publishesARetryUnderTheSameId() {
        var xml = Xml.contactChange("edit_external_contact", customer, "");

        assertThat(post(SignedCallback.of(DEMO_APP, CORP, xml, 1)).status()).isEqualTo(200);
        assertThat(post(SignedCallback.of(DEMO_APP, CORP, xml, 2)).status()).isEqualTo(200);

        var events = events(Topics.WECOM_CALLBACKS, customer);
        assertThat(events).hasSize(2);
        assertThat(events)
                .extracting(EventEnvelope::id)
                .containsOnly(events.getFirst().id());
    }

    @Test
    void answersEveryFailureOfProofWithTheSameWords() {
        var good = SignedCallback.of(Xml.added(customer, "s", "WC"));

        var wrongSignature = post(good.withSignature("a".repeat(40)));

        assertThat(wrongSignature.status()).isEqualTo(403);
        assertThat(wrongSignature.code()).isEqualTo("callback-refused");
        assertThat(post(SignedCallback.of(DEMO_APP, "wwANOTHERcorp00001", Xml.added(customer, "s", "WC"), 1)))
                .isEqualTo(wrongSignature);
        assertThat(post(SignedCallback.withEncrypt(DEMO_APP, "not base64!", 1))).isEqualTo(wrongSignature);
        assertThat(post(SignedCallback.withEncrypt(DEMO_APP, "A".repeat(128), 1)))
                .isEqualTo(wrongSignature);
        assertThat(events(Topics.WECOM_CALLBACKS, customer)).isEmpty();
        assertThat(refusals("bad-signature")).isPositive();
        assertThat(refusals("wrong-receiver")).isPositive();
        assertThat(refusals("bad-cipher")).isPositive();
    }

    @Test
    void keepsTheCallbacksOfTwoCorpsApart() {
        var xml = Xml.added(customer, "poster-17", "WC-1");
        var theirs = SignedCallback.of(OTHER_CORPS_APP, OTHER_CORPS_APP.corpId(), xml, 1);

        assertThat(post(SignedCallback.of(xml)).status()).isEqualTo(200);
        assertThat(post(OTHER_CORPS_APP, theirs).status()).isEqualTo(200);

        assertThat(events(Topics.WECOM_CALLBACKS, customer))
                .extracting(EventEnvelope::corpId)
                .containsExactlyInAnyOrder(CORP, OTHER_CORPS_APP.corpId());
        assertThat(events(Topics.WECOM_CALLBACKS, customer))
                .extracting(EventEnvelope::subject)
                .doesNotHaveDuplicates();
        assertThat(post(theirs).code()).isEqualTo("callback-refused");
        assertThat(post(OTHER_CORPS_APP, SignedCallback.of(xml)).code()).isEqualTo("callback-refused");
    }

    @Test
    void refusesAnXmlBombAndAnExternalEntityOutsideAndInside() {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE z [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><xml>&b;</xml>";
        var external = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><xml><Event>&f;</Event></xml>";
        var good = SignedCallback.of(Xml.added(customer, "s", "WC"));

        assertThat(post(good.withBody(bomb)).code()).isEqualTo("callback-malformed");
        assertThat(post(good.withBody(external)).code()).isEqualTo("callback-malformed");
        assertThat(post(SignedCallback.of(bomb)).status()).isEqualTo(400);
        assertThat(post(SignedCallback.of(external)).status()).isEqualTo(400);
        assertThat(events(Topics.WECOM_CALLBACKS, "root:")).isEmpty();
    }

    @Test
    void refusesABodyOfAMegabyteDeclaredOrNot() {
        var megabyte = "x".repeat(1024 * 1024);
        var address = url(Http.CALLBACK_PATH + "?msg_signature=a&timestamp=1&nonce=1");

        assertThat(Http.post(address, megabyte).code()).isEqualTo("callback-too-large");
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(megabyte.getBytes(UTF_8)));
        assertThat(Http.post(address, "text/xml", chunked).status()).isEqualTo(413);
    }

    @Test
    void keepsAnUnknownEventWhole() {
        var xml = Xml.event("something_of_" + customer, "<Who>lin.wei</Who>");

        assertThat(post(SignedCallback.of(xml)).status()).isEqualTo(200);

        assertThat(events(Topics.WECOM_CALLBACKS, customer))
                .singleElement()
                .extracting(event -> event.type().toString())
                .isEqualTo("scrm.wecom.unrecognized.v1");
        assertThat(meters.get(GatewayMetric.CALLBACKS_UNRECOGNIZED.meterName())
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void knowsNothingUnderTheAddressOfAnotherCorpOrApp() {
        var callback = SignedCallback.of(Xml.added(customer, "s", "WC"));

        for (var path : new String[] {
            "/wecom/callback/wwUNKNOWN/1000002",
            "/wecom/callback/" + CORP + "/1",
            "/wecom/callback/" + CORP,
            "/wecom/callback/"
        }) {
            var answer = Http.post(url(path + "?" + callback.queryString()), callback.body());
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain(CORP, "wwUNKNOWN");
        }
    }

    @Test
    void doesNotReadTheBodyAsAForm() {
        var callback = SignedCallback.of(Xml.added(customer, "s", "WC"));

        var answer = Http.post(
                url(Http.CALLBACK_PATH + "?" + callback.queryString()),
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(callback.body()));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void provesTheAddressToWecomWithTheBarePlaintext() {
        var encrypt = CallbackCipher.encrypt(
                CallbackKey.parse(DEMO_APP.callbackAesKey()),
                new byte[16],
                "1616140317555161061".getBytes(UTF_8),
                CORP);
        var signature = CallbackSignature.sign(DEMO_APP.callbackToken(), "1", "2", encrypt);
        var address = url(Http.CALLBACK_PATH + "?timestamp=1&nonce=2&echostr=" + URLEncoder.encode(encrypt, UTF_8)
                + "&msg_signature=");

        assertThat(Http.get(address + signature, null)).isEqualTo(new Http.Answer(200, "1616140317555161061"));
        assertThat(Http.get(address + "a".repeat(40), null).status()).isEqualTo(403);
    }

    @Test
    void takesGetAndPostOnly() {
        assertThat(Http.put(url(Http.CALLBACK_PATH), "x").status()).isEqualTo(405);
    }

    @Test
    void takesWhatTheSimulatorSends() {
        Simulator.callBackTo(url(""));

        var scan = Simulator.scan("poster-17");

        var external = scan.path("externalUserId").asString();
        await().untilAsserted(() ->
                assertThat(events(Topics.WECOM_CALLBACKS, external)).hasSize(1));
    }

    @Test
    void tellsAnAdministratorWhatWaitsInTheSpoolAndNobodyElse() {
        var spool = url("/api/v1/operations/spool");

        assertThat(Http.get(spool, TestTokens.admin()).json().path("events").asLong(-1))
                .isZero();
        assertThat(Http.get(spool, TestTokens.token(CORP, "chen.bo", "own", "agent"))
                        .status())
                .isEqualTo(403);
        assertThat(Http.get(spool, null).status()).isEqualTo(401);
    }

    private double refusals(String reason) {
        return meters.get(GatewayMetric.CALLBACKS_REFUSED.meterName())
                .tag("reason", reason)
                .counter()
                .count();
    }
}
