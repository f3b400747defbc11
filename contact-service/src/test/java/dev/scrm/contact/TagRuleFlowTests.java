package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tag rules, from whoever designs them to the command that a tag is given or taken. */
class TagRuleFlowTests extends RunningContactService {
    private static final String CHARMED = "{\"field\":{\"name\":\"liveCode\",\"oneOf\":[\"poster-17\"]}}";
    private static final String BUYS = "{\"did\":{\"type\":\"order-paid\",\"sum\":\"amount\",\"atLeast\":50000}}";

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");

    @BeforeEach
    void haveTags() {
        putAny(admin, "/api/v1/tag-groups/rules", "{\"name\":\"规则\"}");
        for (var id : List.of("big", "gold", "silver", "bronze", "vip", "x")) {
            var kept = putAny(admin, "/api/v1/tags/" + id, "{\"name\":\"%s\",\"groupId\":\"rules\"}".formatted(id));
            assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);
        }
    }

    @Test
    void givesTagsWithTheirReasonAndTakesThemWhenItIsRemoved() {
        var wang = scanned();
        paid(wang, 30_000);
        paid(wang, 29_900);

        var rule = created(request("大客户", "[\"big\"]", "while-it-holds", BUYS));

        eventually(() -> assertThat(commands(wang)).hasSize(1));
        var given = commands(wang).getFirst();
        assertThat(given.path("add").path(0).asString()).isEqualTo("big");
        assertThat(given.path("because").asString()).isEqualTo("auto-tag:" + rule);
        assertThat(given.path("evidence")).hasSize(2);
        eventually(() -> assertThat(tags(wang)).hasSize(1));
        assertThat(tags(wang).path(0).path("tagId").asString()).isEqualTo("big");
        assertThat(tags(wang).path(0).path("because").asString()).isEqualTo("auto-tag:" + rule);
        assertThat(tags(wang).path(0).path("evidence")).hasSize(2);
        eventually(() -> assertThat(get(admin, "/api/v1/tag-rules/" + rule)
                        .body()
                        .path("contacts")
                        .asInt())
                .isEqualTo(1));
        eventually(() -> assertThat(get(admin, "/api/v1/tag-rules/" + rule + "/contacts")
                        .body()
                        .path("items")
                        .path(0)
                        .path("contactId")
                        .asString())
                .isEqualTo(wang));
        assertThat(get(admin, "/api/v1/contacts/" + wang + "/tag-rules/" + rule)
                        .body()
                        .path("belongs")
                        .asBoolean())
                .isTrue();

        var removed = sendIfMatch("DELETE", admin, "/api/v1/tag-rules/" + rule, null, "*");

        assertThat(removed.status()).isEqualTo(204);
        eventually(() -> assertThat(commands(wang)).hasSize(2));
        assertThat(commands(wang).getLast().path("remove").path(0).asString()).isEqualTo("big");
        eventually(() -> assertThat(tags(wang)).isEmpty());
        assertThat(told(Topics.CONTACT_COMMANDS, corp, wang).stream()
                        .filter(command -> command.type().name().equals("scrm.contact.change-tags")))
                .allSatisfy(command ->
                        GoldenSample.assertMatchesSchema(command.type().toString(), command.data()));
        assertThat(get(admin, "/api/v1/tag-rules").body().path("items")).isEmpty();
    }

    @Test
    void givesATagByOneRuleAlsoWhenTwoAreMadeAtTheSameMoment() {
        for (int round = 0; round < 8; round++) {
            var made = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                            send("POST", admin, "/api/v1/tag-rules", request("r" + i, "[\"big\"]", "for-good", BUYS))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> answer.text("id"))
                    .toList();

            assertThat(get(admin, "/api/v1/tag-rules").body().path("items"))
                    .extracting(rule -> rule.path("id").asString())
                    .hasSizeLessThan(2)
                    .containsExactlyElementsOf(made);

            made.forEach(id -> sendIfMatch("DELETE", admin, "/api/v1/tag-rules/" + id, null, "*"));
        }
    }

    @Test
    void isNoSegmentAndASegmentIsNoRule() {
        var rule = created(request("大客户", "[\"big\"]", "for-good", BUYS));
        var segment = send("POST", admin, "/api/v1/segments", "{\"name\":\"x\",\"condition\":" + BUYS + "}")
                .text("id");

        assertThat(get(admin, "/api/v1/segments/" + rule).text("code")).isEqualTo("segment-unknown");
        assertThat(get(admin, "/api/v1/tag-rules/" + segment).text("code")).isEqualTo("tag-rule-unknown");
        assertThat(get(admin, "/api/v1/segments").body().path("items")).hasSize(1);
        assertThat(get(admin, "/api/v1/tag-rules").body().path("items")).hasSize(1);
        var asking = send(
                "POST",
                admin,
                "/api/v1/segments",
                "{\"name\":\"y\",\"condition\":{\"segment\":\"%s\"}}".formatted(rule));
        assertThat(asking.text("code")).isEqualTo("segment-reference-unknown");
        var asRule = request("x", "[\"x\"]", "for-good", BUYS);
        assertThat(sendIfMatch("PUT", admin, "/api/v1/tag-rules/" + segment, asRule, "*")
                        .text("code"))
                .isEqualTo("tag-rule-unknown");
        assertThat(sendIfMatch("DELETE", admin, "/api/v1/tag-rules/" + segment, null, "*")
                        .text("code"))
                .isEqualTo("tag-rule-unknown");
        assertThat(sendIfMatch("DELETE", admin, "/api/v1/segments/" + rule, null, "*")
                        .text("code"))
                .isEqualTo("segment-unknown");
    }

    @Test
    void staysApartFromOtherRules() {
        var gold = created(request("金", "[\"gold\"]", "while-it-holds", BUYS));
        var segment = send(
                        "POST",
                        admin,
                        "/api/v1/segments",
                        "{\"name\":\"金\",\"condition\":{\"tags\":{\"anyOf\":[\"silver\"]}}}")
                .text("id");

        var same = send("POST", admin, "/api/v1/tag-rules", request("x", "[\"gold\"]", "for-good", CHARMED));
        var own = send(
                "POST",
                admin,
                "/api/v1/tag-rules",
                request("x", "[\"vip\"]", "for-good", "{\"not\":{\"tags\":{\"anyOf\":[\"vip\"]}}}"));
        var others = sendIfMatch(
                "PUT", admin, "/api/v1/tag-rules/" + gold, request("金", "[\"bronze\"]", "while-it-holds", BUYS), "*");
        created(request("银", "[\"silver\"]", "while-it-holds", "{\"tags\":{\"anyOf\":[\"gold\"]}}"));
        var circular = sendIfMatch(
                "PUT",
                admin,
                "/api/v1/tag-rules/" + gold,
                request("金", "[\"gold\"]", "while-it-holds", "{\"segment\":\"%s\"}".formatted(segment)),
                "*");

        created(request("铜", "[\"bronze\"]", "while-it-holds", "{\"segment\":\"%s\"}".formatted(segment)));
        assertThat(sendIfMatch("DELETE", admin, "/api/v1/segments/" + segment, null, "*")
                        .text("code"))
                .isEqualTo("segment-in-use");
        assertThat(same.text("code")).isEqualTo("tag-rule-tag-taken");
        assertThat(own.text("code")).isEqualTo("tag-rule-circular");
        assertThat(others.text("code")).isEqualTo("tag-rule-tags-fixed");
        assertThat(circular.text("code")).isEqualTo("tag-rule-circular");
        assertThat(get(admin, "/api/v1/tag-rules/" + gold)
                        .body()
                        .path("condition")
                        .has("did"))
                .isTrue();
    }

    @Test
    void isChangedByOneAuthorAtATimeAndByThoseWhoMay() {
        var path = "/api/v1/tag-rules/" + created(request("金", "[\"gold\"]", "P30D", BUYS));
        var tag = get(admin, path).tag();
        var renamed = request("黄金", "[\"gold\"]", "P60D", BUYS);

        assertThat(put(admin, path, renamed).status()).isEqualTo(428);
        var changed = sendIfMatch("PUT", admin, path, renamed, tag);
        assertThat(changed.text("name")).isEqualTo("黄金");
        assertThat(sendIfMatch("PUT", admin, path, renamed, tag).status()).isEqualTo(412);
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        assertThat(send("POST", agent, "/api/v1/tag-rules", renamed).status()).isEqualTo(403);
        assertThat(sendIfMatch("DELETE", agent, path, null, "*").status()).isEqualTo(403);
        assertThat(get(agent, path).status()).isEqualTo(200);
        assertThat(get(agent, path + "/contacts").status()).isEqualTo(403);
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");
        assertThat(get(stranger, path).text("code")).isEqualTo("tag-rule-unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"x","condition":{"all":[]}}                                       | tag-rule-invalid | tagIds
            {"name":"x","tagIds":[],"condition":{"all":[]}}                           | tag-rule-invalid | tagIds
            {"name":"x","tagIds":[""],"condition":{"all":[]}}                         | tag-rule-invalid | tagIds
            {"name":"x","tagIds":[null],"condition":{"all":[]}}                       | tag-rule-invalid | tagIds
            {"name":"x","tagIds":["a","a"],"condition":{"all":[]}}                    | tag-rule-invalid | tagIds
            {"name":"x","tagIds":["1","2","3","4","5","6","7","8","9","10","11"],"condition":{"all":[]}} | tag-rule-invalid | tagIds
            {"name":"x","tagIds":["nothing"],"condition":{"all":[]}}                  | tag-rule-invalid | tagIds
            {"name":"x","tagIds":["rules"],"condition":{"all":[]}}                    | tag-rule-invalid | tagIds
            {"name":"x","tagIds":["a"],"keep":"sometimes","condition":{"all":[]}}     | tag-rule-invalid | keep
            {"name":"x","tagIds":["a"],"keep":"PT1M","condition":{"all":[]}}          | tag-rule-invalid | keep
            {"name":"x","tagIds":["a"],"keep":"-P1D","condition":{"all":[]}}          | tag-rule-invalid | keep
            {"name":"x","tagIds":["a"],"keep":"P99999D","condition":{"all":[]}}       | tag-rule-invalid | keep
            {"tagIds":["a"],"condition":{"all":[]}}                                   | segment-invalid  | name
            {"name":"x","tagIds":["a"]}                                               | segment-invalid  | condition
            {"name":"x","tagIds":["a"],"condition":{"segment":"nothing"}}             | segment-reference-unknown | condition
            """)
    void refusesWhatIsNoRule(String body, String code, String field) {
        var refused = send("POST", admin, "/api/v1/tag-rules", body);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(refused.text("field")).isEqualTo(field);
    }

    private JsonNode tags(String contactId) {
        return get(admin, "/api/v1/contacts/" + contactId).body().path("tags");
    }

    private String created(String request) {
        var created = send("POST", admin, "/api/v1/tag-rules", request);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.text("id");
    }

    private static String request(String name, String tagIds, String keep, String condition) {
        return "{\"name\":\"%s\",\"tagIds\":%s,\"keep\":\"%s\",\"condition\":%s}"
                .formatted(name, tagIds, keep, condition);
    }

    private String scanned() {
        return haveContact(corp, admin, "wm" + UUID.randomUUID());
    }

    private void paid(String contactId, int amount) {
        hearPaid(corp, contactId, amount);
    }

    private List<JsonNode> commands(String contactId) {
        return told(Topics.CONTACT_COMMANDS, corp, contactId).stream()
                .filter(command -> command.type().name().equals("scrm.contact.change-tags"))
                .map(command -> EventData.read(command, JsonNode.class))
                .toList();
    }
}
