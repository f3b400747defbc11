package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One of each thing that there is, made of what Wang Fang is, so that every path can be asked for something. */
abstract class OneOfEachFlow extends RightsFlow {
    static final String TRIALS = "/api/v1/segment-trials";

    /** Which she meets, and which shows whoever reads it what she is. */
    static final String CONDITION = """
            {"all":[{"field":{"name":"name","oneOf":["王芳"]}},
                    {"field":{"name":"fields.birthday","oneOf":["1988-08-18"]}},
                    {"field":{"name":"fields.note","contains":"新号"}},
                    {"field":{"name":"fields.height","atLeast":165.5,"atMost":165.5}},
                    {"field":{"name":"memberships.mall.level","oneOf":["金卡"]}},
                    {"field":{"name":"memberships.mall.points","atLeast":128045067}},
                    {"field":{"name":"externalUserId","oneOf":["EXTERNAL"]}},
                    {"did":{"type":"searched","where":[{"property":"query","contains":"面膜"}]}}]}""";

    /** What stands in a pattern, and what in a path, in the order in which one is put in place of the other. */
    private final Map<String, String> ids = new LinkedHashMap<>();

    final String condition() {
        return CONDITION.replace("EXTERNAL", externalUserId);
    }

    /** The path of a pattern; a variable stays where nothing is that it could be. */
    final String filled(String pattern, String trial) {
        var path = pattern.replace("/segment-trials/{id}", "/segment-trials/" + trial);
        for (var one : ids.entrySet()) {
            path = path.replace(one.getKey(), one.getValue());
        }
        return switch (path.substring(path.lastIndexOf('/'))) {
            case "/sidebar" -> path + "?contactId=" + wang;
            case "/came", "/went", "/comparison" -> path + "?earlier=" + id("/snapshots/{earlier}");
            default -> path;
        };
    }

    final String id(String of) {
        var path = ids.getOrDefault(of, "/");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    final void makeOneOfEach() {
        have("/contacts/{id}", wang);
        have("/consents/{channel}/{purpose}", "sms/marketing");
        have("/memberships/{system}", "mall");
        have("/contact-fields/{id}", "note");
        have("/behavior-sources/{id}", "shop");
        have("/behavior-types/{name}", "searched");
        var quarantined = get(admin, "/api/v1/behavior-quarantine").body().at("/items/0/id");
        have("/behavior-quarantine/{id}", quarantined.asString());
        tags();
        putAny(
                admin,
                "/api/v1/live-codes/poster-17",
                "{\"name\":\"海报\",\"tagIds\":[\"vip\"],\"staffIds\":[\"lin.wei\"]}");
        have("/live-codes/{state}", "poster-17");
        putAny(admin, "/api/v1/message-keywords/price", "{\"name\":\"询价\",\"words\":[\"多少钱\"]}");
        have("/message-keywords/{id}", "price");
        group();
        put(admin, path + "/predictions/churn", "{\"score\":0.4,\"label\":\"来电 13812345678\"}");
        proposal();
        var segment = made(admin, "/api/v1/segments", "{\"name\":\"名单\",\"condition\":%s}".formatted(condition()));
        have("/segments/{id}", segment);
        have("/segments/{segmentId}", segment);
        rule();
        imported();
        erased();
        snapshots("/api/v1/segments/" + segment);
    }

    private void have(String pattern, String id) {
        assertThat(id).as(pattern).isNotEmpty();
        ids.put(pattern, pattern.substring(0, pattern.indexOf('{')) + id);
    }

    private void tags() {
        putAny(admin, "/api/v1/tag-groups/levels", "{\"name\":\"等级\"}");
        putAny(admin, "/api/v1/tags/vip", "{\"name\":\"贵宾\",\"groupId\":\"levels\"}");
        have("/tag-groups/{id}", "levels");
        have("/tags/{id}", "vip");
        have("/tags/{tagId}", "vip");
        var wish = "{\"groupName\":\"来源\",\"tags\":[{\"name\":\"门店\",\"order\":1}]}";
        have("/tag-creations/{id}", made(admin, "/api/v1/tag-creations", wish));
    }

    private void rule() {
        var rule = made(
                admin,
                "/api/v1/tag-rules",
                "{\"name\":\"规则\",\"tagIds\":[\"vip\"],\"condition\":%s}".formatted(condition()));
        have("/tag-rules/{id}", rule);
        have("/tag-rules/{ruleId}", rule);
    }

    /** Named after a number, as groups are. */
    private void group() {
        var now = Instant.now();
        var chat = "wr" + UUID.randomUUID();
        Map<String, Object> member = Map.of("memberId", externalUserId, "kind", "contact", "joinedAt", now.toString());
        hear(
                Topics.WECOM_OUTCOMES,
                corp,
                chat,
                "scrm.wecom.group-chat-fetched.v1",
                now,
                Map.of(
                        "chatId",
                        chat,
                        "exists",
                        true,
                        "name",
                        "13812345678 的群",
                        "memberVersion",
                        "v1",
                        "members",
                        List.of(member),
                        "fetchedAt",
                        now.toString()));
        eventually(() -> assertThat(get(admin, path).body().path("groups")).hasSize(1));
    }

    /** Somebody else with her number. */
    private void proposal() {
        var other = haveContact(corp, admin, "wm" + UUID.randomUUID());
        var phone = "{\"type\":\"phone\",\"value\":\"%s\"}".formatted(PHONE);
        send("POST", admin, "/api/v1/contacts/" + other + "/identities", phone);
        eventually(() -> assertThat(get(admin, "/api/v1/merge-proposals").body().path("items"))
                .hasSize(1));
        var proposed = get(admin, "/api/v1/merge-proposals").body().at("/items/0/id");
        have("/merge-proposals/{id}", proposed.asString());
    }

    /** Of two rows one is wrong. */
    private void imported() {
        var file = "手机号,备注\n13900000001,王姐的朋友\n138,面膜\n".getBytes(UTF_8);
        var id = sendFile(admin, "/api/v1/contact-imports", "客户.csv", file).text("id");
        have("/contact-imports/{id}", id);
        var job = "/api/v1/contact-imports/" + id;
        var mapping = "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"},"
                + "{\"column\":1,\"as\":\"field\",\"id\":\"note\"}]}";
        assertThat(putAny(admin, job + "/mapping", mapping).status()).isEqualTo(200);
        assertThat(send("POST", admin, job + "/start", null).status()).isEqualTo(200);
        eventually(() -> assertThat(get(admin, job).text("status")).isEqualTo("completed"));
        assertThat(text(admin, job + "/errors")).contains("面膜");
    }

    /** Somebody who is gone, with the proof. */
    private void erased() {
        var gone = haveContact(corp, admin, "wm" + UUID.randomUUID());
        var asked = sendIfMatch(
                "POST",
                admin,
                "/api/v1/contacts/" + gone + "/erasures",
                "{\"reason\":\"consent-withdrawn\",\"evidence\":\"来信 17\",\"confirm\":\"%s\"}".formatted(gone),
                "*");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
        have("/erasures/{id}", asked.text("id"));
        var erasure = "/api/v1/erasures/" + asked.text("id");
        eventually(() -> assertThat(get(admin, erasure).text("status")).isEqualTo("spreading"));
        for (var service : List.of("ticket-service", "journey-service", "analytics-service", "wecom-gateway")) {
            hear(
                    Topics.CONTACT_ERASURES,
                    corp,
                    gone,
                    "scrm.contact.erasure-done.v1",
                    Instant.now(),
                    Map.of(
                            "erasureId", asked.text("id"),
                            "contactId", gone,
                            "service", service,
                            "stores", List.of(Map.of("store", "tickets", "deleted", 2, "kept", 0)),
                            "at", Instant.now().toString()));
        }
        eventually(() -> assertThat(get(admin, erasure).text("status")).isEqualTo("completed"));
    }

    /** Two, with her in both. */
    private void snapshots(String segment) {
        eventually(() -> assertThat(get(admin, segment + "/members").body().path("items"))
                .hasSize(1));
        var path = segment + "/snapshots";
        have("/snapshots/{earlier}", snapshot(admin, path, "十月"));
        have("/snapshots/{snapshotId}", snapshot(admin, path, "十一月"));
        eventually(() -> assertThat(get(admin, "/api/v1/tag-rules/" + id("/tag-rules/{id}") + "/contacts")
                        .body()
                        .path("items"))
                .hasSize(1));
    }

    /** Begins to count everybody; a caller has one trial at a time. */
    final String tried(String token) {
        return triedWith(token, "{\"all\":[]}");
    }

    final String triedWith(String token, String condition) {
        var begun = send("POST", token, TRIALS, "{\"condition\":%s}".formatted(condition));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
        var id = begun.text("id");
        eventually(() -> assertThat(
                        get(token, TRIALS + "/" + id).body().path("done").asBoolean())
                .isTrue());
        return id;
    }

    /** Of the caller alone. */
    final void haveExport(String token) {
        have("/contact-exports/{id}", exported(token, "csv", "name", "phone", "remark", "field:note"));
    }
}
