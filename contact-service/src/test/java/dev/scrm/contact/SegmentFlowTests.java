package dev.scrm.contact;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.segment.CleanSegments;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import dev.scrm.platform.web.EntityTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Segments, from whoever designs them to the event that somebody came in. */
class SegmentFlowTests extends RunningContactService {
    private static final String BUYS = """
            {"did":{"type":"order-paid","window":{"youngerThan":"P30D"},"sum":"amount","atLeast":50000}}""";

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    @Autowired
    private CleanSegments cleanSegments;

    @Autowired
    private MongoDatabase database;

    private final String admin = TestTokens.token(corp, "root", "all", "admin");

    @Test
    void takesInWhoMeetsTheConditionAndTellsOfIt() {
        var wang = scanned();
        var segment = created("高价值客户", BUYS);

        paid(wang, 30_000);
        paid(wang, 29_900);

        eventually(() -> assertThat(news(wang)).containsExactly("scrm.segment.entered"));
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment + "/members")
                        .body()
                        .path("items"))
                .hasSize(1)
                .first()
                .extracting(one -> one.path("contactId").asString())
                .isEqualTo(wang));
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment)
                        .body()
                        .path("members")
                        .asInt())
                .isEqualTo(1));
        var shown = get(admin, "/api/v1/contacts/" + wang + "/segments")
                .body()
                .path("items")
                .path(0);
        assertThat(shown.path("name").asString()).isEqualTo("高价值客户");
        assertThat(told(Topics.SEGMENT_EVENTS, corp, wang)).allSatisfy(SegmentFlowTests::isAsTheContractSays);
        assertThat(told(Topics.SEGMENT_STANDINGS, corp, wang)).allSatisfy(SegmentFlowTests::isAsTheContractSays);
        assertThat(told(Topics.SEGMENT_DEFINITIONS, corp, segment)).allSatisfy(SegmentFlowTests::isAsTheContractSays);
        assertThat(told(Topics.SEGMENT_PROGRESS, corp, segment))
                .isNotEmpty()
                .allSatisfy(SegmentFlowTests::isAsTheContractSays);
    }

    @Test
    void countsWhileItIsStillBeingWritten() {
        var wang = scanned();
        scanned();
        paid(wang, 60_000);
        created("客户", BUYS);
        eventually(() -> assertThat(news(wang)).containsExactly("scrm.segment.entered"));

        var begun = send("POST", admin, "/api/v1/segment-trials", "{\"condition\":{\"not\":%s}}".formatted(BUYS));
        assertThat(begun.status()).isEqualTo(202);
        var overtaken = "/api/v1/segment-trials/" + begun.text("id");
        var trial = send("POST", admin, "/api/v1/segment-trials", "{\"condition\":%s}".formatted(BUYS));
        var path = "/api/v1/segment-trials/" + trial.text("id");

        eventually(() ->
                assertThat(get(admin, path).body().path("done").asBoolean()).isTrue());
        var found = get(admin, path).body();
        assertThat(found.path("percent").asInt()).isEqualTo(100);
        assertThat(found.path("members").asInt()).isEqualTo(1);
        assertThat(found.path("estimate").asInt()).isEqualTo(1);
        assertThat(found.path("sample").path(0).path("contactId").asString()).isEqualTo(wang);
        assertThat(get(admin, overtaken).text("code")).isEqualTo("segment-trial-unknown");
        var other = TestTokens.token(corp, "wu", "all", "manager");
        assertThat(get(other, path).status()).isEqualTo(404);
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        assertThat(send("POST", agent, "/api/v1/segment-trials", "{\"condition\":{\"all\":[]}}")
                        .status())
                .isEqualTo(403);
        assertThat(send("POST", admin, "/api/v1/segment-trials", "{\"condition\":{\"segment\":\"nothing\"}}")
                        .text("code"))
                .isEqualTo("segment-reference-unknown");
        assertThat(send("POST", admin, "/api/v1/segment-trials", "{}").text("field"))
                .isEqualTo("condition");
        assertThat(TestKafka.read(Topics.SEGMENT_TRIALS).stream()
                        .map(CloudEventHeaders::read)
                        .filter(event -> event.corpId().equals(corp)))
                .hasSize(2)
                .allSatisfy(SegmentFlowTests::isAsTheContractSays);
        assertThat(told(Topics.SEGMENT_PROGRESS, corp, trial.text("id")))
                .isNotEmpty()
                .allSatisfy(SegmentFlowTests::isAsTheContractSays);
    }

    @Test
    void warnsOfWhatNobodyCanMeet() {
        var condition = "{\"tags\":{\"anyOf\":[\"nothing\"]}}";
        var segment = created("没有人", condition);

        var shown = get(admin, "/api/v1/segments/" + segment);
        var trial = send("POST", admin, "/api/v1/segment-trials", "{\"condition\":%s}".formatted(condition));

        for (var answer : List.of(shown, trial)) {
            var warning = answer.body().path("warnings").path(0);
            assertThat(warning.path("path").asString()).isEqualTo("condition.tags");
            assertThat(warning.path("code").asString()).isEqualTo("tag-unknown");
        }
        var met = created("所有人", "{\"all\":[]}");
        assertThat(get(admin, "/api/v1/segments/" + met).body().has("warnings")).isFalse();
    }

    @Test
    void saysWhySomebodyBelongsToIt() {
        var wang = scanned();
        var path = "/api/v1/contacts/" + wang;
        putAny(admin, "/api/v1/contact-fields/city", "{\"name\":\"城市\",\"type\":\"text\"}");
        sendIfMatch("PATCH", admin, path, "{\"fields\":{\"city\":\"上海\"}}", "*");
        sendIfMatch("PUT", admin, path + "/stage", "{\"stage\":\"interested\"}", "*");
        sendIfMatch("PUT", admin, path + "/consents/sms/marketing", "{\"given\":true,\"source\":\"web-form\"}", "*");
        sendIfMatch("PUT", admin, path + "/memberships/mall", "{\"level\":\"金卡\",\"points\":1280}", "*");
        kept(wang, 30_000);
        kept(wang, 29_900);
        var facts = """
                {"field":{"name":"fields.city","oneOf":["上海"]}},
                {"field":{"name":"stage","oneOf":["interested"]}},
                {"field":{"name":"externalUserId","present":true}},
                {"field":{"name":"createdAt","ago":{"lessThan":"P30D"}}},
                {"field":{"name":"consents.sms.marketing","oneOf":["true"]}},
                {"field":{"name":"memberships.mall.level","oneOf":["金卡"]}},
                {"field":{"name":"memberships.mall.points","atLeast":1280}},
                {"followers":{"anyOf":["lin.wei"],"since":{"ago":{"lessThan":"P1D"}}}},
                {"field":{"name":"identityKinds","oneOf":["external-user-id"]}},
                {"did":{"type":"any","window":{"youngerThan":"P7D"},"atLeast":2}}""";
        var segment = created("上海的金卡", "{\"all\":[%s,%s]}".formatted(facts, BUYS));

        // Those who sort people heard of it by events; the reason is found from what is kept: they know the same.
        eventually(() -> assertThat(get(admin, path + "/segments/" + segment)
                        .body()
                        .path("belongs")
                        .asBoolean())
                .isTrue());
        var belonging = get(admin, path + "/segments/" + segment).body();

        assertThat(belonging.path("since").asString()).isNotEmpty();
        var parts = belonging.path("reason").path("parts");
        assertThat(parts)
                .hasSize(11)
                .allSatisfy(part -> assertThat(part.path("holds").asBoolean())
                        .as(part.toString())
                        .isTrue());
        var bought = parts.path(10);
        assertThat(bought.path("kind").asString()).isEqualTo("did");
        assertThat(bought.path("measured").asInt()).isEqualTo(59_900);
        assertThat(bought.path("because")).hasSize(2);
        var known = get(admin, path + "/behaviors")
                .body()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
        assertThat(bought.path("because"))
                .allSatisfy(one -> assertThat(known).contains(one.path("id").asString()));
        var other = scanned();
        assertThat(get(admin, "/api/v1/contacts/" + other + "/segments/" + segment)
                        .body()
                        .path("belongs")
                        .asBoolean())
                .isFalse();
        assertThat(get(admin, path + "/segments/nothing").text("code")).isEqualTo("segment-unknown");
        var stranger = TestTokens.token(corp, "zhang.san", "own", "agent");
        assertThat(get(stranger, path + "/segments/" + segment).text("code")).isEqualTo("contact-unknown");
    }

    @Test
    void takesInWhoDeletedAStaffMemberAndIsFollowedByNobody() {
        var externalUserId = "wm" + UUID.randomUUID();
        var wang = haveContact(corp, admin, externalUserId);
        var zhao = scanned();
        var segment = created("删除了员工的客户", """
                {"all":[
                  {"followers":{"atMost":0}},
                  {"followers":{"anyOf":["lin.wei"],"ended":{"by":["customer"],"at":{"ago":{"lessThan":"P7D"}}}}}]}""");

        hear(
                Topics.WECOM_CALLBACKS,
                corp,
                wang,
                "scrm.wecom.external-contact-left.v1",
                Instant.now(),
                Map.of("contactId", wang, "externalUserId", externalUserId, "staffId", "lin.wei"));

        eventually(() -> assertThat(members(segment)).containsExactly(wang));
        var why = get(admin, "/api/v1/contacts/" + wang + "/segments/" + segment)
                .body()
                .path("reason");
        assertThat(why.path("holds").asBoolean()).isTrue();
        assertThat(why.path("parts"))
                .extracting(part -> part.path("measured").asInt())
                .containsExactly(0, 1);
        assertThat(get(admin, "/api/v1/contacts/" + zhao + "/segments/" + segment)
                        .body()
                        .path("belongs")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void buildsAChangedSegmentAndSwitchesToItAtOnce() {
        var wang = scanned();
        var zhao = scanned();
        paid(wang, 60_000);
        paid(zhao, 200_000);
        var segment = created("客户", BUYS);
        eventually(() -> assertThat(members(segment)).containsExactlyInAnyOrder(wang, zhao));

        var changed = changed(segment, request("大客户", BUYS.replace("50000", "100000")));

        assertThat(changed.status()).isEqualTo(200);
        eventually(() -> assertThat(members(segment)).containsExactly(zhao));
        eventually(() -> assertThat(news(wang)).containsExactly("scrm.segment.entered", "scrm.segment.left"));
        assertThat(news(zhao)).containsExactly("scrm.segment.entered");
        assertThat(get(admin, "/api/v1/segments/" + segment)
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void asksForOtherSegmentsAndFollowsTheirChanges() {
        var wang = scanned();
        paid(wang, 60_000);
        var buyers = created("客户", BUYS);
        var others = created("未成交", "{\"not\":{\"segment\":\"" + buyers + "\"}}");
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + others)
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1));
        assertThat(members(others)).isEmpty();

        changed(buyers, request("大客户", BUYS.replace("50000", "100000")));

        eventually(() -> assertThat(members(others)).containsExactly(wang));
        var circular = changed(buyers, request("x", "{\"segment\":\"" + others + "\"}"));
        assertThat(circular.text("code")).isEqualTo("segment-circular");
        assertThat(removed(buyers).text("code")).isEqualTo("segment-in-use");
    }

    @Test
    void forgetsWhatNobodyAsksAboutAnyMore() {
        var segment = created("客户", BUYS);
        eventually(() -> assertThat(version(segment)).isEqualTo(1));
        changed(segment, request("大客户", BUYS.replace("50000", "100000")));
        eventually(() -> assertThat(version(segment)).isEqualTo(2));

        eventually(() -> {
            cleanSegments.clean();
            assertThat(progressKept(segment)).containsExactly("2");
        });

        removed(segment);
        eventually(() -> {
            cleanSegments.clean();
            assertThat(progressKept(segment)).isEmpty();
        });
        var document = eq("_id", corp + ":" + segment);
        assertThat(database.getCollection("segments").find(document).first()).isNotNull();
        eventually(() -> {
            database.getCollection("segments")
                    .updateOne(document, set("state.removedAt", Instant.now().minus(Duration.ofDays(31))));
            cleanSegments.clean();
            assertThat(database.getCollection("segments").find(document).first())
                    .isNull();
        });
    }

    private int version(String segment) {
        return get(admin, "/api/v1/segments/" + segment).body().path("version").asInt(0);
    }

    private List<String> progressKept(String segment) {
        var mine = corp + ":" + segment + "@";
        return database
                .getCollection("segment-progress")
                .find(eq("corp", corp))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>())
                .stream()
                .filter(id -> id.startsWith(mine))
                .map(id -> id.substring(mine.length()))
                .toList();
    }

    @Test
    void keepsWhoBelongedToItAsAListThatStaysAsItIs() {
        var wang = scanned();
        var zhao = scanned();
        paid(wang, 60_000);
        var segment = created("客户", BUYS);
        var path = "/api/v1/segments/" + segment + "/snapshots";
        eventually(() -> assertThat(members(segment)).containsExactly(wang));
        var october = snapshot(admin, path, "十月");

        paid(zhao, 60_000);
        eventually(() -> assertThat(members(segment)).hasSize(2));
        var november = snapshot(admin, path, "十一月");

        assertThat(ids(path + "/" + october + "/members")).containsExactly(wang);
        assertThat(ids(path + "/" + november + "/members?limit=1")).hasSize(1);
        var compared = get(admin, path + "/" + november + "/comparison?earlier=" + october)
                .body();
        assertThat(compared.path("came").asInt()).isEqualTo(1);
        assertThat(compared.path("went").asInt()).isZero();
        assertThat(compared.path("stayed").asInt()).isEqualTo(1);
        assertThat(ids(path + "/" + november + "/came?earlier=" + october)).containsExactly(zhao);
        assertThat(ids(path + "/" + november + "/went?earlier=" + october)).isEmpty();
        assertThat(get(admin, path).body().path("items"))
                .extracting(one -> one.path("name").asString())
                .containsExactly("十一月", "十月");

        assertThat(removed(segment).status()).isEqualTo(204);
        assertThat(ids(path + "/" + november + "/members")).containsExactlyInAnyOrder(wang, zhao);
        assertThat(send("POST", admin, path, "{\"name\":\"x\"}").text("code")).isEqualTo("segment-unknown");
        assertThat(delete(admin, path + "/" + october).status()).isEqualTo(204);
        assertThat(get(admin, path + "/" + october).text("code")).isEqualTo("segment-snapshot-unknown");
    }

    @Test
    void takesSnapshotsForThoseWhoMay() {
        var segment = created("客户", BUYS);
        var path = "/api/v1/segments/" + segment + "/snapshots";
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        var ofDepartment = TestTokens.token(corp, "chief", "department", "manager");
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");
        eventually(
                () -> assertThat(send("POST", admin, path, "{}").text("code")).isEqualTo("segment-snapshot-invalid"));
        var id = snapshot(admin, path, "十月");

        for (var refused : List.of(agent, ofDepartment)) {
            assertThat(send("POST", refused, path, "{\"name\":\"x\"}").status()).isEqualTo(403);
            assertThat(get(refused, path + "/" + id + "/members").status()).isEqualTo(403);
            assertThat(get(refused, path + "/" + id + "/came?earlier=" + id).status())
                    .isEqualTo(403);
        }
        assertThat(delete(agent, path + "/" + id).status()).isEqualTo(403);
        assertThat(get(stranger, path + "/" + id).status()).isEqualTo(404);
        assertThat(get(admin, "/api/v1/segments/other/snapshots/" + id).status())
                .isEqualTo(404);
    }

    private List<String> ids(String path) {
        return get(admin, path)
                .body()
                .path("items")
                .valueStream()
                .map(one -> one.path("contactId").asString())
                .toList();
    }

    @Test
    void isLeftByAllWhenItIsRemoved() {
        var wang = scanned();
        paid(wang, 60_000);
        var segment = created("客户", BUYS);
        eventually(() -> assertThat(news(wang)).containsExactly("scrm.segment.entered"));

        assertThat(removed(segment).status()).isEqualTo(204);

        eventually(() -> assertThat(news(wang)).containsExactly("scrm.segment.entered", "scrm.segment.left"));
        assertThat(get(admin, "/api/v1/segments/" + segment).text("code")).isEqualTo("segment-unknown");
        assertThat(get(admin, "/api/v1/segments").body().path("items")).isEmpty();
        eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + wang + "/segments")
                        .body()
                        .path("items"))
                .isEmpty());
    }

    @Test
    void staysTheSameVersionWhenOnlyItsNameChanges() {
        var segment = created("客户", BUYS);
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment)
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1));

        var renamed = changed(segment, request("老客户", BUYS));

        assertThat(renamed.text("name")).isEqualTo("老客户");
        assertThat(renamed.body().path("version").asInt()).isEqualTo(1);
        assertThat(renamed.body().has("building")).isFalse();
    }

    @Test
    void countsWhatAllPartsOfAPersonDidAndGivesItBackWhenTheyAreParted() {
        var one = scanned();
        var other = scanned();
        kept(one, 30_000);
        kept(other, 29_900);
        created("客户", BUYS);

        assertThat(sendIfMatch(
                                "POST",
                                admin,
                                "/api/v1/contacts/" + one + "/merges",
                                "{\"contactId\":\"" + other + "\"}",
                                "*")
                        .status())
                .isBetween(200, 204);

        var survivor = one.compareTo(other) < 0 ? one : other;
        var merged = survivor.equals(one) ? other : one;
        eventually(() -> assertThat(news(survivor)).containsExactly("scrm.segment.entered"));
        kept(merged, 100_000);
        assertThat(deleteAny(admin, "/api/v1/contacts/" + merged + "/merge").status())
                .isBetween(200, 204);
        eventually(() -> assertThat(news(survivor)).containsExactly("scrm.segment.entered", "scrm.segment.left"));
        eventually(() -> assertThat(news(merged)).containsExactly("scrm.segment.entered"));
        assertThat(told(Topics.SEGMENT_HISTORIES, corp, survivor)).allSatisfy(SegmentFlowTests::isAsTheContractSays);
        assertThat(told(Topics.SEGMENT_HISTORY_REQUESTS, corp, survivor))
                .isNotEmpty()
                .allSatisfy(SegmentFlowTests::isAsTheContractSays);
    }

    @Test
    void isChangedByOneAuthorAtATime() {
        var segment = created("客户", BUYS);
        var path = "/api/v1/segments/" + segment;
        assertThat(put(admin, path, request("老客户", BUYS)).status()).isEqualTo(428);
        assertThat(delete(admin, path).status()).isEqualTo(428);
        assertThat(changed(admin, segment, "\"1-00000000\"", request("老客户", BUYS))
                        .text("code"))
                .isEqualTo("precondition-failed");
        var tag = EntityTag.of(segment, 1).quoted();

        assertThat(changed(admin, segment, tag, request("老客户", BUYS)).status()).isEqualTo(200);

        assertThat(changed(admin, segment, tag, request("新客户", BUYS)).status()).isEqualTo(412);
        assertThat(get(admin, path).text("name")).isEqualTo("老客户");
    }

    @Test
    void showsOperatorsWhoIsParked() {
        var parked = get(admin, "/api/v1/parked-contacts");

        assertThat(parked.status()).isEqualTo(200);
        assertThat(parked.body().path("items")).isEmpty();
    }

    @Test
    void isForThoseWhoMay() {
        var segment = created("客户", BUYS);
        var agent = TestTokens.token(corp, "lin.wei", "own", "agent");
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");

        assertThat(send("POST", agent, "/api/v1/segments", request("x", BUYS)).status())
                .isEqualTo(403);
        assertThat(put(agent, "/api/v1/segments/" + segment, request("x", BUYS)).status())
                .isEqualTo(403);
        assertThat(delete(agent, "/api/v1/segments/" + segment).status()).isEqualTo(403);
        assertThat(get(agent, "/api/v1/segments/" + segment + "/members").status())
                .isEqualTo(403);
        var ofDepartment = TestTokens.token(corp, "chief", "department", "manager");
        assertThat(get(ofDepartment, "/api/v1/segments/" + segment + "/members").status())
                .isEqualTo(403);
        assertThat(get(stranger, "/api/v1/segments/" + segment).status()).isEqualTo(404);
        assertThat(get(stranger, "/api/v1/segments").body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                     | condition
            {"condition":{}}                                                       | condition
            {"condition":[]}                                                       | condition
            {"condition":{"some":[]}}                                              | condition
            {"condition":{"all":[],"any":[]}}                                      | condition
            {"condition":{"all":{}}}                                               | condition.all
            {"condition":{"all":[{"all":[7]}]}}                                    | condition.all[0].all[0]
            {"condition":{"not":null}}                                             | condition
            {"condition":{"field":{"name":"stage"}}}                               | condition.field
            {"condition":{"field":{"name":"password","oneOf":["x"]}}}              | condition.field.name
            {"condition":{"field":{"name":"stage","oneOf":[]}}}                    | condition.field.oneOf
            {"condition":{"field":{"name":"stage","oneOf":[1]}}}                   | condition.field.oneOf[0]
            {"condition":{"field":{"name":"stage","oneOf":["x"],"contains":"x"}}}  | condition.field
            {"condition":{"field":{"name":"createdAt","ago":{}}}}                  | condition.field.ago
            {"condition":{"field":{"name":"createdAt","ago":{"atLeast":"P3M"}}}}   | condition.field.ago.atLeast
            {"condition":{"field":{"name":"createdAt","from":"yesterday"}}}        | condition.field.from
            {"condition":{"field":{"name":"createdAt","ago":{"atLeast":"P3D","lessThan":"P2D"}}}} | condition.field.ago.atLeast
            {"condition":{"field":{"name":"createdAt","ago":{"lessThan":"PT60.5S"}}}} | condition.field.ago.lessThan
            {"condition":{"field":{"name":"memberships.mall","present":true}}}     | condition.field.name
            {"condition":{"tags":{}}}                                              | condition.tags
            {"condition":{"tags":{"anyOf":["a"],"allOf":["b"]}}}                   | condition.tags
            {"condition":{"followers":{"someOf":["a"]}}}                           | condition.followers.someOf
            {"condition":{"followers":{"anyOf":["a"],"allOf":["b"]}}}              | condition.followers
            {"condition":{"followers":{"allOf":["a","b"],"atLeast":1}}}            | condition.followers
            {"condition":{"followers":{"anyOf":["a"],"atLeast":2}}}                | condition.followers.atLeast
            {"condition":{"followers":{"since":{"ago":{}}}}}                       | condition.followers.since.ago
            {"condition":{"followers":{"addWays":["by-magic"]}}}                   | condition.followers.addWays
            {"condition":{"followers":{"liveCodes":[]}}}                           | condition.followers.liveCodes
            {"condition":{"followers":{"ended":true}}}                             | condition.followers.ended
            {"condition":{"followers":{"ended":{"by":["us"]}}}}                    | condition.followers.ended.by
            {"condition":{"followers":{"ended":{"at":{}}}}}                        | condition.followers.ended.at
            {"condition":{"field":{"name":"identityKinds","oneOf":["13912345678"]}}} | condition.field
            {"condition":{"field":{"name":"identityKinds","oneOf":["phone:cn"]}}}  | condition.field
            {"condition":{"field":{"name":"identityKinds","contains":"phone"}}}    | condition.field
            {"condition":{"groups":[]}}                                            | condition.groups
            {"condition":{"groups":{"anyOf":[]}}}                                  | condition.groups.anyOf
            {"condition":{"groups":{"allOf":["wr1"]}}}                             | condition.groups.allOf
            {"condition":{"groups":{"since":{}}}}                                  | condition.groups.since
            {"condition":{"groups":{"since":{"oneOf":["x"]}}}}                     | condition.groups.since.oneOf
            {"condition":{"groups":{"since":{"ago":{"lessThan":"P7D"},"from":"2026-11-01T00:00:00Z"}}}} | condition.groups.since
            {"condition":{"groups":{"anyOf":["wr1"],"atLeast":2}}}                 | condition.groups.atLeast
            {"condition":{"groups":{"atLeast":101}}}                               | condition.groups.atLeast
            {"condition":{"groups":{"atLeast":3,"atMost":2}}}                      | condition.groups.atMost
            {"condition":{"did":{}}}                                               | condition.did.type
            {"condition":{"did":{"type":"any","sum":"amount","atLeast":1}}}        | condition.did.sum
            {"condition":{"did":{"type":"any","distinct":"productId"}}}            | condition.did.distinct
            {"condition":{"did":{"type":"any","where":[]}}}                        | condition.did.where
            {"condition":{"did":{"type":"order-paid","atLeast":"two"}}}            | condition.did.atLeast
            {"condition":{"did":{"type":"order-paid","atLeast":3,"atMost":2}}}     | condition.did.atMost
            {"condition":{"did":{"type":"order-paid","sum":"a","distinct":"b"}}}   | condition.did
            {"condition":{"did":{"type":"order-paid","sum":"amount","currency":"yuan"}}} | condition.did.currency
            {"condition":{"did":{"type":"order-paid","currency":"CNY"}}}           | condition.did.currency
            {"condition":{"did":{"type":"order-paid","sum":"amount","less":"order-paid"}}} | condition.did.less
            {"condition":{"did":{"type":"order-paid","less":"order-refunded"}}}    | condition.did.less
            {"condition":{"did":{"type":"order-paid","window":{"youngerThan":"P500D"}}}} | condition.did.window.youngerThan
            {"condition":{"did":{"type":"order-paid","window":{"youngerThan":"P1D","olderThan":"P2D"}}}} | condition.did.window.olderThan
            {"condition":{"did":{"type":"order-paid","where":[{"property":"category","ago":{"atLeast":"P1D"}}]}}} | condition.did.where[0]
            {"condition":{"did":{"type":"order-paid","where":[{"oneOf":["x"]}]}}}   | condition.did.where[0].property
            {"condition":{"did":{"type":"order-paid","within":"P1D"}}}              | condition.did.within
            {"name":"","condition":{"all":[]}}                                     | name
            """)
    void refusesWhatIsNoSegment(String body, String field) {
        var named = body.contains("\"name\":\"\"")
                ? body
                : body.replaceFirst("\\{", "{\"name\":\"x\"" + (body.equals("{}") ? "" : ","));

        var refused = send("POST", admin, "/api/v1/segments", named);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("segment-invalid");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    @Test
    void refusesWhatNobodyCanTellAndReferencesToNothing() {
        var unknownType = send("POST", admin, "/api/v1/segments", request("x", "{\"did\":{\"type\":\"flew\"}}"));
        var unknownSegment = send("POST", admin, "/api/v1/segments", request("x", "{\"segment\":\"nothing\"}"));

        assertThat(unknownType.text("code")).isEqualTo("behavior-type-unknown");
        assertThat(unknownSegment.text("code")).isEqualTo("segment-reference-unknown");
    }

    private String scanned() {
        return haveContact(corp, admin, "wm" + UUID.randomUUID());
    }

    private void paid(String contactId, int amount) {
        hearPaid(corp, contactId, amount);
    }

    /** Told by a source, so that it is kept and told of whom the contact is seen as. */
    private void kept(String contactId, int amount) {
        putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}");
        submit(corp, contactId, "order-paid", Map.of("orderId", "o-1", "amount", amount));
        eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + contactId + "/behaviors")
                        .body()
                        .path("items")
                        .valueStream()
                        .anyMatch(one -> one.path("properties").path("amount").asInt() == amount))
                .isTrue());
    }

    private String created(String name, String condition) {
        var created = send("POST", admin, "/api/v1/segments", request(name, condition));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.text("id");
    }

    private Answer changed(String segment, String request) {
        return changed(admin, segment, "*", request);
    }

    private Answer changed(String token, String segment, String ifMatch, String request) {
        var headers =
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json", "If-Match", ifMatch);
        return sendWith("PUT", "/api/v1/segments/" + segment, headers, request.getBytes(UTF_8));
    }

    private Answer removed(String segment) {
        var headers = Map.of("Authorization", "Bearer " + admin, "If-Match", "*");
        return sendWith("DELETE", "/api/v1/segments/" + segment, headers, new byte[0]);
    }

    private static String request(String name, String condition) {
        return "{\"name\":\"%s\",\"condition\":%s}".formatted(name, condition);
    }

    private List<String> members(String segment) {
        return get(admin, "/api/v1/segments/" + segment + "/members")
                .body()
                .path("items")
                .valueStream()
                .map(one -> one.path("contactId").asString())
                .toList();
    }

    private List<String> news(String contactId) {
        return told(Topics.SEGMENT_EVENTS, corp, contactId).stream()
                .map(event -> event.type().name())
                .toList();
    }

    private static void isAsTheContractSays(EventEnvelope event) {
        assertThat(EventData.read(event, JsonNode.class)).isNotNull();
        GoldenSample.assertMatchesSchema(event.type().toString(), event.data());
    }
}
