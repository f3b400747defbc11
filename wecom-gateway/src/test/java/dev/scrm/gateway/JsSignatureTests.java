package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.wecom.JsSdkSignature;
import dev.scrm.platform.test.TestTokens;
import org.junit.jupiter.api.Test;

/** Pages of the suite inside WeCom, signed with tickets of the simulated platform. */
class JsSignatureTests extends RunningGateway {
    private static final String PATH = "/api/v1/corps/" + CORP + "/apps/" + DEMO_APP.agentId() + "/js-signature";
    private static final String PAGE = "https://crm.example.com/sidebar";
    private static final String AGENT = TestTokens.token(CORP, "lin.wei", "own", "agent");

    @Test
    void signsWithTheTicketsOfCorpAndApp() {
        assertSigned("config", "get_jsapi_ticket");
        assertSigned("agent-config", "ticket/get");

        int asked = Simulator.calls("get_jsapi_ticket", "").size();
        sign(AGENT, PAGE + "/2", "config");
        assertThat(Simulator.calls("get_jsapi_ticket", "")).hasSize(asked);
    }

    private void assertSigned(String kind, String api) {
        var signed = sign(AGENT, PAGE + "#/contact", kind);
        assertThat(signed.status()).isEqualTo(200);

        var ticket =
                Simulator.calls(api, "").getLast().path("answer").path("ticket").asString();
        assertThat(ticket).isNotEmpty();
        assertThat(signed.body()).doesNotContain(ticket);
        assertThat(signed.json().path("signature").asString())
                .isEqualTo(JsSdkSignature.sign(
                        ticket,
                        signed.json().path("nonce").asString(),
                        signed.json().path("timestamp").asLong(),
                        PAGE));
    }

    @Test
    void signsForStaffOfTheCorpOnlyAndForTrustedPagesOnly() {
        var stranger = TestTokens.token("wwStranger", "lee", "own", "agent");
        var auditor = TestTokens.token(CORP, "audit", "all", "auditor");

        assertThat(sign(stranger, PAGE, "config").code()).isEqualTo("corp-unknown");
        assertThat(sign(auditor, PAGE, "config").code()).isEqualTo("forbidden");
        assertThat(sign(AGENT, "https://evil.example/", "config").code()).isEqualTo("domain-not-trusted");
        assertThat(sign(AGENT, PAGE, "card").code()).isEqualTo("kind-invalid");
    }

    private Http.Answer sign(String token, String page, String kind) {
        return Http.postJson(url(PATH), token, "{\"url\":\"%s\",\"kind\":\"%s\"}".formatted(page, kind));
    }
}
