package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.OTHER_CORPS_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.TokenKeeper;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.SetAside;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What operators see of a gateway at work, and who may see what. */
@TestPropertySource(properties = "scrm.security.operator-corps=wwOPERATOR")
class OperationsTests extends RunningCommands {
    private static final String OPERATOR = TestTokens.token("wwOPERATOR", "ops", "all", "admin");
    private static final String ADMIN = TestTokens.admin();
    private static final String AUDITOR = TestTokens.token(CORP, "audit", "all", "auditor");
    private static final String STRANGER = TestTokens.token(OTHER_CORPS_APP.corpId(), "lee", "all", "admin");
    private static final String AGENT = TestTokens.token(CORP, "lin.wei", "own", "agent");

    // A command may be carried out by the gateway of another test's context, which is in the same group.
    @Autowired
    private TokenKeeper tokenKeeper;

    @ParameterizedTest
    @ValueSource(strings = {"spool", "callbacks", "tokens", "budget", "lanes", "ledger", "dead-letters", "parked"})
    void showsACorpToItsAdminAndAuditorAndToOperatorsOnly(String what) {
        var path = "/api/v1/operations/" + what;

        assertThat(get(path, ADMIN).status()).isEqualTo(200);
        assertThat(get(path, AUDITOR).status()).isEqualTo(200);
        assertThat(get(path + "?corpId=" + CORP, OPERATOR).status()).isEqualTo(200);
        assertThat(get(path, AGENT).code()).isEqualTo("forbidden");
        assertThat(get(path + "?corpId=" + OTHER_CORPS_APP.corpId(), ADMIN).code())
                .isEqualTo("corp-unknown");
        assertThat(get(path + "?corpId=wwNobody", OPERATOR).code()).isEqualTo("corp-unknown");
        assertThat(get(path, null).status()).isEqualTo(401);
    }

    @Test
    void showsHowCallbacksWereAnsweredAndWhatToDo() {
        var stranger =
                new App(CORP, DEMO_APP.agentId(), "s", "anotherToken", DEMO_APP.callbackAesKey(), Set.of(), false);
        assertThat(post(SignedCallback.of(DEMO_APP, CORP, Xml.added("wm" + id, "s", "WC"), 1))
                        .status())
                .isEqualTo(200);
        assertThat(post(DEMO_APP, SignedCallback.of(stranger, CORP, Xml.added("wm" + id, "s", "WC"), 1))
                        .status())
                .isEqualTo(403);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var app = app("callbacks", DEMO_APP);
            assertThat(app.path("last24Hours").path("answers").path("accepted").asInt())
                    .isPositive();
            assertThat(app.path("last24Hours")
                            .path("refusals")
                            .path("bad-signature")
                            .asInt())
                    .isPositive();
            assertThat(app.path("lastKept").asString()).isNotEmpty();
            assertThat(app.path("lastRefused").path("reason").asString()).isEqualTo("bad-signature");
            assertThat(app.path("verdict").path("text").asString()).isNotEmpty();
        });
        assertThat(items("callbacks", OPERATOR).toString()).contains(CORP, OTHER_CORPS_APP.corpId());
        assertThat(items("callbacks", ADMIN).toString()).doesNotContain(OTHER_CORPS_APP.corpId());
        assertThat(items("callbacks?limit=1", OPERATOR).size()).isEqualTo(1);
    }

    @Test
    void showsHowTokensStandAndNothingOfThem() {
        assertThat(tokenKeeper.token(SECOND_APP)).isInstanceOf(TokenKeeper.Found.class);

        var shown = app("tokens", SECOND_APP).path("tokens");

        assertThat(shown.path(0).path("state").asString()).isEqualTo("valid");
        assertThat(shown.path(0).path("kind").asString()).isEqualTo("access-token");
        assertThat(shown.path(0).path("usableUntil").asString()).isNotEmpty();
        assertThat(shown.path(0).path("fetchedAt").asString()).isNotEmpty();
        assertThat(shown.size()).isEqualTo(3);
        assertThat(shown.toString()).doesNotContain("\"token\"", "\"generation\"");
    }

    @Test
    void showsWhatIsUsedOfWecomsLimits() {
        send("fetch-contact", "{\"externalUserId\":\"wm%s\"}".formatted(id));
        finished();

        var get = items("budget", ADMIN)
                .valueStream()
                .filter(budget -> budget.path("budget").asString().equals(CORP + "/externalcontact/get"))
                .findFirst()
                .orElseThrow();

        assertThat(get.path("state").asString()).isEqualTo("open");
        assertThat(get.path("windows").path(0).path("seconds").asInt()).isEqualTo(60);
        assertThat(get.path("windows").path(0).path("used").asInt()).isPositive();
        assertThat(get.path("windows").path(0).path("limit").asInt()).isEqualTo(10_000);
        assertThat(items("budget/address", OPERATOR).toString()).contains("address/externalcontact/get");
        assertThat(get("/api/v1/operations/budget/address", ADMIN).code()).isEqualTo("operator-needed");
    }

    @Test
    void showsWhatWaitsInEachLaneAndHowFarItsListenersAre() {
        send("mark-tags", """
            {"staffId":"lin.wei","externalUserId":"wm%s","add":["etEXgold"],"notBefore":"%s"}
            """.formatted(id, Instant.now().plus(Duration.ofHours(1))));
        await().atMost(PATIENCE).until(() -> inLedger(id).equals("waiting"));

        var lanes =
                get("/api/v1/operations/lanes?corpId=" + CORP, OPERATOR).json().path("lanes");
        var bulk = lanes.path(2);

        assertThat(bulk.path("lane").asString()).isEqualTo("bulk");
        assertThat(bulk.path("waiting").asInt()).isPositive();
        assertThat(bulk.path("groups").toString()).contains("\"mark-tags\"", "\"not-yet\"");
        assertThat(lanes.valueStream())
                .allSatisfy(lane -> assertThat(lane.path("lag").isNumber()).isTrue());
        assertThat(get("/api/v1/operations/lanes", ADMIN).body()).doesNotContain("\"lag\"");
    }

    @Test
    void showsTheLedgerInFigures() {
        send("fetch-contact", "{\"externalUserId\":\"wm%s\"}".formatted(id));
        finished();
        interrupted(id + "-stuck", "mark-tags");

        var ledger = get("/api/v1/operations/ledger", ADMIN).json();

        assertThat(ledger.path("finished").path("ended").toString()).contains("\"status\":\"failed\"");
        assertThat(ledger.path("sending").path("commands").asInt()).isPositive();
        assertThat(ledger.path("sending").path("oldest").asString()).isNotEmpty();
    }

    @Test
    void putsADeadLetterBackOnceAndRemembersWhoDid() {
        send("mark-tags", "{\"contactId\": 面膜");
        await().atMost(PATIENCE).until(() -> !mine(ADMIN).isEmpty());
        var letter = mine(ADMIN).getFirst();
        var path = "/api/v1/operations/dead-letters/" + letter.path("id").asString();
        assertThat(letter.path("reason").asString()).contains("Expected JSON").doesNotContain("面膜");
        assertThat(letter.path("state").asString()).isEqualTo("dead");
        assertThat(get(path, ADMIN).body()).contains("no JSON").doesNotContain("面膜");
        assertThat(get(path, AUDITOR).body()).doesNotContain("\"body\"");

        assertThat(Http.post(AUDITOR, url(path + "/redrive"), "{}").code()).isEqualTo("forbidden");
        assertThat(Http.post(STRANGER, url(path + "/redrive"), "{}").code()).isEqualTo("letter-unknown");
        assertThat(Http.post(ADMIN, url(path + "/redrive"), "{}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("redriven");
        assertThat(Http.post(ADMIN, url(path + "/redrive"), "{}").code()).isEqualTo("letter-decided");

        // It cannot be read this time either, and lies there as another letter.
        await().atMost(PATIENCE).until(() -> mine(ADMIN).size() == 2);
        assertThat(mine(ADMIN)).extracting(one -> one.path("state").asString()).containsExactly("dead", "redriven");
        var decision = mine(ADMIN).getLast().path("decisions").path(0);
        assertThat(decision.path("bySubject").asString()).isNotEmpty();
        assertThat(decision.path("to").asString())
                .isEqualTo(mine(ADMIN).getFirst().path("origin").asString());

        assertThat(Http.post(ADMIN, url(path + "/discard"), "{}").code()).isEqualTo("reason-invalid");
        assertThat(Http.post(OPERATOR, url(path + "/discard"), "{\"reason\":\"测试\",\"force\":true}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("discarded");
        assertThat(mine(STRANGER)).isEmpty();
        assertThat(mine(OPERATOR)).hasSize(2);
    }

    @Test
    void putsManyLettersBackAtOnceAndSaysOfEachWhatBecameOfIt() {
        send("mark-tags", "{\"contactId\": 面膜");
        await().atMost(PATIENCE).until(() -> !mine(ADMIN).isEmpty());
        var letter = mine(ADMIN).getFirst().path("id").asString();
        var path = url("/api/v1/operations/dead-letters/redrive");
        var wish = "{\"ids\":[\"%s\",\"0-999999\"]}".formatted(letter);

        assertThat(Http.post(AUDITOR, path, wish).code()).isEqualTo("forbidden");
        for (var wrong : List.of("{}", "{\"ids\":[]}", "{\"ids\":[\"0-1\",\"0-1\"]}", "{\"ids\":[null]}")) {
            assertThat(Http.post(ADMIN, path, wrong).code()).isEqualTo("ids-invalid");
        }
        assertThat(Http.post(STRANGER, path, wish).json().path("items").toString())
                .doesNotContain("true");
        var items = Http.post(ADMIN, path, wish).json().path("items");
        assertThat(items.path(0).path("redriven").asBoolean()).isTrue();
        assertThat(items.path(1).path("code").asString()).isEqualTo("letter-unknown");
        assertThat(Http.post(ADMIN, path, wish).json().at("/items/0/code").asString())
                .isEqualTo("letter-decided");
    }

    @Test
    void carriesOutWhatWasPutBackWhenItCanBeRead() {
        // As an older gateway left it there, which could not read it.
        var dead = record(
                "scrm.wecom.commands.v1.dead", id, "fetch-contact", id, "{\"externalUserId\":\"wm%s\"}".formatted(id));
        SetAside.mark(
                dead.headers(),
                "wecom-gateway-bulk",
                new SourcePosition("scrm.wecom.commands.v1", 0, 900_000),
                "Expected a newer version");
        TestKafka.send(dead);
        await().atMost(PATIENCE).until(() -> !mine(ADMIN).isEmpty());

        Http.post(
                ADMIN,
                url("/api/v1/operations/dead-letters/redrive"),
                "{\"ids\":[\"%s\"]}".formatted(mine(ADMIN).getFirst().path("id").asString()));

        finished();
    }

    @Test
    void showsTheParkedKeysOfACorpToItsAdmin() {
        database.getCollection("parked-keys")
                .insertOne(new Document("_id", "wecom-gateway|" + CORP + ":" + id)
                        .append("group", "wecom-gateway")
                        .append("key", CORP + ":" + id)
                        .append("reason", "IllegalStateException: Expected something but got '面膜'")
                        .append("since", Date.from(Instant.now()))
                        .append("waiting", 3L)
                        .append("next", 3L));

        var mine = get("/api/v1/operations/parked", ADMIN);

        assertThat(mine.body())
                .contains(id, "\"waiting\":3", "IllegalStateException")
                .doesNotContain("面膜");
        assertThat(get("/api/v1/operations/parked", STRANGER)
                        .json()
                        .path("keys")
                        .size())
                .isZero();
    }

    @Test
    void refusesLettersAndTopicsThatAreNotThere() {
        assertThat(get("/api/v1/operations/dead-letters/0-999999", ADMIN).code())
                .isEqualTo("letter-unknown");
        assertThat(get("/api/v1/operations/dead-letters/x", ADMIN).code()).isEqualTo("letter-unknown");
        assertThat(get("/api/v1/operations/dead-letters?topic=others", ADMIN).code())
                .isEqualTo("topic-invalid");
        assertThat(get("/api/v1/operations/dead-letters?cursor=eA", ADMIN).status())
                .isEqualTo(200);
        assertThat(get("/api/v1/operations/dead-letters?topic=doorbells", ADMIN).status())
                .isEqualTo(200);
    }

    private List<JsonNode> mine(String token) {
        return items("dead-letters", token)
                .valueStream()
                .filter(letter -> letter.path("eventId").asString("").equals(id))
                .toList();
    }

    private JsonNode app(String what, App app) {
        return items(what + "?corpId=" + app.corpId(), OPERATOR)
                .path(0)
                .path("apps")
                .valueStream()
                .filter(shown -> shown.path("agentId").asString().equals(app.agentId()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode items(String what, String token) {
        return get("/api/v1/operations/" + what, token).json().path("items");
    }

    private Http.Answer get(String path, @Nullable String token) {
        return Http.get(url(path), token);
    }
}
