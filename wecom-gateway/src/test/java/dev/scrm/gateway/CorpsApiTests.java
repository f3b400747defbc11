package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.CorpChange;
import dev.scrm.gateway.corps.CorpRegistration;
import dev.scrm.gateway.corps.Editor;
import dev.scrm.gateway.corps.Registrations;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Corps over HTTP, from being added to being removed, with callbacks meanwhile. */
@TestPropertySource(properties = "scrm.security.operator-corps=wwOPERATOR")
class CorpsApiTests extends RunningGateway {
    private static final String OPERATOR = TestTokens.token("wwOPERATOR", "ops", "all", "admin");

    @Autowired
    private Registrations registrations;

    private final String corp = "ww" + UUID.randomUUID().toString().substring(0, 8);
    private final String admin = TestTokens.token(corp, "mei", "all", "admin");
    private final App app = new App(
            corp,
            "1000002",
            "secretOfTheApp1",
            "callbackToken1",
            SignedCallback.DEMO_APP.callbackAesKey(),
            Set.of(),
            false);

    @Test
    void servesACorpFromTheMomentItWasAddedUntilItIsDisabled() throws Exception {
        assertThat(callback(app).status()).isEqualTo(404);

        addCorpAndApp();
        assertThat(callback(app).status()).isEqualTo(200);

        assertThat(corp("PUT", "", admin, "{\"name\":\"蓝鲸\",\"enabled\":false}").statusCode())
                .isEqualTo(200);
        assertThat(callback(app).status()).isEqualTo(404);

        assertThat(corp("DELETE", "", OPERATOR, null).statusCode()).isEqualTo(204);
        assertThat(corp("GET", "", admin, null).statusCode()).isEqualTo(404);
    }

    @Test
    void takesCallbacksOfBothKeysWhileTheyRotate() throws Exception {
        addCorpAndApp();
        var customer = "wm" + UUID.randomUUID();
        var xml = Xml.added(customer, "poster-17", "WC-1").replace(DEMO_APP.corpId(), corp);
        assertThat(post(app, SignedCallback.of(app, corp, xml, 1)).status()).isEqualTo(200);

        var next = new App(
                corp, "1000002", "s", "callbackToken2", SignedCallback.SECOND_APP.callbackAesKey(), Set.of(), false);
        put("""
            {"callbackToken":"callbackToken2","callbackAesKey":"%s","overlap":"PT1H"}
            """.formatted(next.callbackAesKey()));

        assertThat(post(app, SignedCallback.of(app, corp, xml, 2)).status())
                .as("the retry of a callback that was encrypted with the old key")
                .isEqualTo(200);
        assertThat(post(app, SignedCallback.of(next, corp, xml, 3)).status()).isEqualTo(200);
        // One that Kafka took long to acknowledge comes by the spool, later.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> events(Topics.WECOM_CALLBACKS, customer).size() >= 3);
        assertThat(events(Topics.WECOM_CALLBACKS, customer))
                .extracting(event -> event.id())
                .as("one event, three times")
                .containsOnly(
                        events(Topics.WECOM_CALLBACKS, customer).getFirst().id());

        corp("DELETE", "/apps/1000002/former-callbacks", admin, null);
        assertThat(post(app, SignedCallback.of(app, corp, xml, 4)).status()).isEqualTo(403);
        assertThat(post(app, SignedCallback.of(next, corp, xml, 5)).status()).isEqualTo(200);
    }

    @Test
    void takesOverWhatAnotherReplicaChanged() throws Exception {
        addCorpAndApp();
        assertThat(callback(app).status()).isEqualTo(200);
        var kept = registrations.find(corp).orElseThrow();
        var disabled = new CorpRegistration(
                corp,
                kept.name(),
                false,
                kept.apps(),
                kept.robots(),
                kept.smartRobots(),
                kept.version() + 1,
                kept.createdAt(),
                kept.changedAt());
        var line = new CorpChange(
                corp + ":z",
                corp,
                null,
                null,
                CorpChange.Action.CORP_CHANGED,
                List.of("enabled"),
                new Editor(corp, "mei", null),
                Instant.now(),
                kept.version() + 1);

        assertThat(registrations.save(disabled, line)).isTrue();

        await().atMost(Duration.ofSeconds(30)).until(() -> callback(app).status() == 404);
    }

    @Test
    void neverShowsASecret() throws Exception {
        addCorpAndApp();
        put("{\"secret\":\"secretOfTheApp2\",\"trustedDomains\":[\"crm.example.com\"]}");
        var auditor = TestTokens.token(corp, "audit", "all", "auditor");

        for (var path : new String[] {"", "/apps", "/apps/1000002", "/trail"}) {
            var answer = corp("GET", path, auditor, null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("secretOfTheApp", "callbackToken1", app.callbackAesKey());
        }
        var shown = json(corp("GET", "/apps/1000002", auditor, null));
        assertThat(shown.path("secret").path("formerUntil").size()).isEqualTo(1);
        assertThat(shown.path("callback").path("setAt").asString()).isNotEmpty();
        assertThat(shown.path("callbackPath").asString()).isEqualTo("/wecom/callback/" + corp + "/1000002");
        var line = json(corp("GET", "/trail", auditor, null)).path("items").path(0);
        assertThat(line.path("action").asString()).isEqualTo("app-changed");
        assertThat(line.path("bySubject").asString()).isEqualTo("mei");
        assertThat(line.path("fields").toString()).contains("secret", "trustedDomains");

        var refused = corp("PUT", "/apps/1000003", admin, "{\"secret\":\"with blank\",\"callbackToken\":\"t\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("corp-invalid", "\"secret\"").doesNotContain("with blank");
    }

    @Test
    void letsAnAdminAtTheOwnCorpOnlyAndAnAuditorReadIt() throws Exception {
        assertThat(code(corp("PUT", "", admin, "{}"))).isEqualTo("operator-needed");
        addCorpAndApp();
        var stranger = TestTokens.token("wwStranger", "lee", "all", "admin");
        var auditor = TestTokens.token(corp, "audit", "all", "auditor");
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");

        assertThat(code(corp("GET", "", stranger, null))).isEqualTo("corp-unknown");
        assertThat(code(corp("PUT", "", stranger, "{}"))).isEqualTo("corp-unknown");
        assertThat(code(corp("PUT", "", auditor, "{}"))).isEqualTo("forbidden");
        assertThat(code(corp("GET", "", agent, null))).isEqualTo("forbidden");
        assertThat(code(corp("DELETE", "", admin, null))).isEqualTo("operator-needed");
        assertThat(list(admin)).containsExactly(corp);
        assertThat(list(OPERATOR)).contains(corp, CORP);
        assertThat(list(stranger)).isEmpty();
    }

    @Test
    void guardsAChangeByTheVersionThatWasSeen() throws Exception {
        addCorpAndApp();
        var seen = corp("GET", "", admin, null).headers().firstValue("ETag").orElseThrow();
        put("{\"name\":\"另一个\"}");

        var late = corp("PUT", "", admin, "{\"name\":\"白鲸\"}", seen);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(code(late)).isEqualTo("version-mismatch");
        var now = corp("GET", "", admin, null).headers().firstValue("ETag").orElseThrow();
        assertThat(corp("PUT", "", admin, "{\"name\":\"白鲸\"}", now).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsACorpOfTheSettingsUntilItIsAdopted() throws Exception {
        var theirs = "/api/v1/corps/" + SignedCallback.OTHER_CORPS_APP.corpId();
        assertThat(json(request("GET", theirs, OPERATOR, null, null))
                        .path("source")
                        .asString())
                .isEqualTo("settings");
        assertThat(code(request("PUT", theirs, OPERATOR, "{}", null))).isEqualTo("corp-in-settings");

        assertThat(json(request("POST", theirs + "/adoption", OPERATOR, null, null))
                        .path("source")
                        .asString())
                .isEqualTo("store");
        assertThat(request("PUT", theirs, OPERATOR, "{\"name\":\"别人\"}", null).statusCode())
                .isEqualTo(200);
    }

    private void addCorpAndApp() throws Exception {
        assertThat(corp("PUT", "", OPERATOR, "{\"name\":\"蓝鲸\"}").statusCode()).isEqualTo(200);
        put("""
            {"secret":"%s","callbackToken":"%s","callbackAesKey":"%s"}
            """.formatted(app.secret(), app.callbackToken(), app.callbackAesKey()));
    }

    private void put(String wish) throws Exception {
        assertThat(corp("PUT", "/apps/1000002", admin, wish).statusCode()).isEqualTo(200);
    }

    private Http.Answer callback(App to) {
        var xml = Xml.added("wm" + UUID.randomUUID(), "poster-17", "WC-1").replace(DEMO_APP.corpId(), corp);
        return post(to, SignedCallback.of(to, corp, xml, 1));
    }

    private List<String> list(String token) throws Exception {
        return json(request("GET", "/api/v1/corps?limit=200", token, null, null))
                .path("items")
                .valueStream()
                .map(one -> one.path("corpId").asString())
                .toList();
    }

    private HttpResponse<String> corp(String method, String path, String token, String body) throws Exception {
        return corp(method, path, token, body, null);
    }

    private HttpResponse<String> corp(String method, String path, String token, String body, String ifMatch)
            throws Exception {
        return request(method, "/api/v1/corps/" + corp + path, token, body, ifMatch);
    }

    private HttpResponse<String> request(String method, String path, String token, String body, String ifMatch)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString();
    }
}
