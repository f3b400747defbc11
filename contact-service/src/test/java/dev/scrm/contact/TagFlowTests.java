package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags of contacts and the corp's catalogue of them, from the request, the command and WeCom to what everybody hears. */
class TagFlowTests extends RunningContactService {
    private static final String LIN = "lin.wei";
    private static final String GOLD = "etEXgold";
    private static final String LEVELS = "etEXlevel";

    /** A corp of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String lin = TestTokens.token(corp, LIN, "own", "agent");
    private final String auditor = TestTokens.token(corp, "eye", "all", "auditor");

    @Autowired
    private Contacts contacts;

    @Autowired
    private MeterRegistry meters;

    private String id;
    private String path;

    @BeforeEach
    void haveAContactAndTags() {
        id = haveContact(LIN);
        path = "/api/v1/contacts/" + id;
        readInWecom("tag-group", LEVELS, "等级", null, Instant.now());
        readInWecom("tag", GOLD, "金卡", LEVELS, Instant.now());
        putAny(admin, "/api/v1/tag-groups/interests", "{\"name\":\"兴趣\"}");
        assertThat(putAny(admin, "/api/v1/tags/fan", "{\"name\":\"粉丝\",\"groupId\":\"interests\"}")
                        .status())
                .isEqualTo(200);
        eventually(() ->
                assertThat(get(admin, "/api/v1/tags/" + GOLD).text("name")).isEqualTo("金卡"));
    }

    @Test
    void putsATagOfTheCorpsOwnOnAPersonAndTakesItOff() {
        var tagged = change("PUT", lin, "/tags/fan");
        assertThat(tagged.status()).isEqualTo(200);
        assertThat(tagged.body().path("tags").path(0).path("because").asString())
                .isEqualTo("user:" + LIN);
        assertThat(tagged.body().path("tagIds").toString()).isEqualTo("[\"fan\"]");

        change("DELETE", lin, "/tags/fan");

        eventually(() -> assertThat(kinds()).contains("scrm.contact.tagged", "scrm.contact.untagged"));
        assertThat(get(lin, path).body().path("tags")).isEmpty();
        told(Topics.CONTACT_EVENTS, corp, id)
                .forEach(event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
        eventually(() -> assertThat(get(admin, path + "/timeline").body().path("items"))
                .extracting(entry -> entry.path("kind").asString())
                .contains("tagged", "untagged"));
    }

    @Test
    void wantToKnowWhatTheCallerHasSeen() {
        var seen = get(lin, path).tag();
        change("PUT", lin, "/tags/fan");

        assertThat(sendIfMatch("DELETE", lin, path + "/tags/fan", null, null).text("code"))
                .isEqualTo("precondition-required");
        assertThat(sendIfMatch("DELETE", lin, path + "/tags/fan", null, seen).status())
                .isEqualTo(412);
        assertThat(sendIfMatch("DELETE", auditor, path + "/tags/fan", null, "*").status())
                .isEqualTo(403);
    }

    @Test
    void tellsWecomOfATagOfItsOwnAndShowsWhatBecameOfIt() {
        var tagged = change("PUT", lin, "/tags/" + GOLD);
        assertThat(tagged.body().path("tags").path(0).path("state").asString()).isEqualTo("pending");
        eventually(() -> assertThat(marks()).hasSize(1));
        var mark = marks().getFirst();
        assertThat(data(mark).path("add").toString()).isEqualTo("[\"etEXgold\"]");
        GoldenSample.assertMatchesSchema("scrm.wecom.mark-tags.v1", mark.data());

        finished(mark, "mark-tags", "failed", "tags-too-many", Map.of());

        eventually(() -> {
            var tag = get(lin, path).body().path("tags").path(0);
            assertThat(tag.path("state").asString()).isEqualTo("refused");
            assertThat(tag.path("refusal").asString()).isEqualTo("tags-too-many");
        });
    }

    @Test
    void takesTheCommandsOfOtherServicesOnceAndLetsTheirTagsExpire() {
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var until = at.plusSeconds(4);
        command(id, List.of("fan"), List.of(), "auto-tag:fans", at, until);
        command(id, List.of("fan"), List.of(), "auto-tag:fans", at, until);

        eventually(() -> assertThat(get(lin, path).body().path("tags").path(0).toString())
                .isEqualTo(
                        "{\"tagId\":\"fan\",\"because\":\"auto-tag:fans\",\"at\":\"%s\",\"evidence\":[{\"eventId\":\"e-1\",\"type\":\"page-viewed\",\"at\":\"%s\"}],\"expiresAt\":\"%s\"}"
                                .formatted(at, at, until)));
        eventually(() -> assertThat(get(lin, path).body().path("tags")).isEmpty());

        eventually(() -> assertThat(kinds())
                .filteredOn(kind -> kind.endsWith("tagged"))
                .containsExactly("scrm.contact.tagged", "scrm.contact.untagged"));
        var gone = data(told(Topics.CONTACT_EVENTS, corp, id).getLast());
        assertThat(gone.path("because").asString()).isEqualTo("expired");
    }

    @Test
    void countsACommandThatCannotBeAndGoesOn() {
        double before = refused("tag-unknown");

        command(id, List.of("none"), List.of(), "auto-tag:fans", Instant.now(), null);
        command(id, List.of("fan"), List.of(), "auto-tag:fans", Instant.now(), null);

        eventually(() -> assertThat(get(lin, path).body().path("tags")).hasSize(1));
        assertThat(refused("tag-unknown")).isEqualTo(before + 1);
    }

    @Test
    void changesManyAndKeepsTheOthersWhenOneCannotBe() {
        var other = haveContact(LIN);
        var body = "{\"contactIds\":[\"%s\",\"%s\",\"%s\"],\"add\":[\"fan\"]}".formatted(id, "0".repeat(32), other);

        var answer = send("POST", lin, "/api/v1/contact-tags", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("items"))
                .extracting(
                        row -> row.path("status").asString() + row.path("code").asString(""))
                .containsExactly("done", "refusedcontact-unknown", "done");
        assertThat(answer.body().path("done").asInt()).isEqualTo(2);
        assertThat(get(lin, "/api/v1/contacts/" + other).body().path("tagIds").toString())
                .isEqualTo("[\"fan\"]");
        assertThat(get(lin, "/api/v1/contacts?tagId=fan").body().path("items")).hasSize(2);
    }

    @Test
    void asksWecomToChangeItsTagsAndShowsAConflict() {
        var wanted = putAny(admin, "/api/v1/tags/" + GOLD, "{\"name\":\"白金卡\"}");
        assertThat(wanted.text("state")).isEqualTo("pending");
        assertThat(wanted.text("name")).isEqualTo("金卡");
        eventually(() -> assertThat(told(Topics.WECOM_COMMANDS, corp, GOLD)).hasSize(1));
        var edit = told(Topics.WECOM_COMMANDS, corp, GOLD).getFirst();
        finished(edit, "edit-tag", "sent", null, Map.of());
        eventually(() ->
                assertThat(get(admin, "/api/v1/tags/" + GOLD).text("name")).isEqualTo("白金卡"));

        putAny(admin, "/api/v1/tags/" + GOLD, "{\"name\":\"钻石卡\"}");
        readInWecom("tag", GOLD, "黑卡", LEVELS, Instant.now().plusSeconds(1));

        eventually(() -> assertThat(get(admin, "/api/v1/tag-conflicts").body().path("items"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("wanted").path("name").asString()).isEqualTo("钻石卡");
                    assertThat(one.path("inWecom").path("name").asString()).isEqualTo("黑卡");
                }));
        assertThat(send("POST", admin, "/api/v1/tag-conflicts/" + GOLD + "/acceptance", null)
                        .text("state"))
                .isEqualTo("confirmed");
        assertThat(get(admin, "/api/v1/tag-conflicts").body().path("items")).isEmpty();
    }

    @Test
    void hasWecomMakeTagsAndKnowsThemByItsAnswer() {
        var creation = send(
                "POST",
                admin,
                "/api/v1/tag-creations",
                "{\"groupId\":\"etEXlevel\",\"tags\":[{\"name\":\"银卡\",\"order\":1}]}");
        assertThat(creation.status()).isEqualTo(202);
        var creationId = creation.text("id");
        eventually(
                () -> assertThat(told(Topics.WECOM_COMMANDS, corp, creationId)).hasSize(1));
        var command = told(Topics.WECOM_COMMANDS, corp, creationId).getFirst();

        finished(
                command,
                "create-tags",
                "sent",
                null,
                Map.of("groupId", LEVELS, "tags", List.of(Map.of("id", "etEXsilver", "name", "银卡"))));

        eventually(
                () -> assertThat(get(lin, "/api/v1/tag-groups/" + LEVELS).body().path("tags"))
                        .extracting(tag -> tag.path("name").asString())
                        .containsExactly("银卡", "金卡"));
        assertThat(get(lin, "/api/v1/tag-creations/" + creationId).text("state"))
                .isEqualTo("confirmed");
    }

    @Test
    void leavesContactsAndIsShownAtLiveCodesWhenItIsDeletedInWecom() {
        change("PUT", lin, "/tags/" + GOLD);
        putAny(admin, "/api/v1/live-codes/poster", "{\"name\":\"海报\",\"tagIds\":[\"etEXgold\"]}");

        hear(
                Topics.WECOM_CALLBACKS,
                corp,
                LEVELS,
                "scrm.wecom.contact-tag-removed.v1",
                Instant.now().plusSeconds(60),
                Map.of("kind", "tag-group", "id", LEVELS));

        eventually(() -> assertThat(get(lin, path).body().path("tagIds")).isEmpty());
        eventually(() -> assertThat(data(told(Topics.CONTACT_EVENTS, corp, id).getLast())
                        .path("because")
                        .asString())
                .isEqualTo("tag-deleted"));
        assertThat(get(lin, "/api/v1/live-codes/poster")
                        .body()
                        .path("deletedTagIds")
                        .toString())
                .isEqualTo("[\"etEXgold\"]");
        assertThat(change("PUT", lin, "/tags/" + GOLD).text("code")).isEqualTo("tag-unknown");
    }

    /** One contact and one corp for all of them. */
    @Test
    void refusesWhatCannotBe() {
        rows("""
                    PUT    | /api/v1/tag-groups/x           |                                             | 400 | body-missing
                    PUT    | /api/v1/tag-groups/x           | {}                                          | 400 | validation-failed
                    PUT    | /api/v1/tag-groups/X           | {"name":"n"}                                | 422 | tag-invalid
                    PUT    | /api/v1/tag-groups/x           | {"name":""}                                 | 422 | tag-invalid
                    PUT    | /api/v1/tag-groups/x           | {"name":"n","order":-1}                     | 422 | tag-invalid
                    PUT    | /api/v1/tag-groups/x           | {"name":"n","order":4294967296}             | 422 | tag-invalid
                    PUT    | /api/v1/tag-groups/x           | {"name":"1234567890123456789012345678901"}  | 422 | tag-invalid
                    PUT    | /api/v1/tags/x                 | {"name":"n"}                                | 422 | tag-invalid
                    PUT    | /api/v1/tags/x                 | {"name":"n","groupId":"none"}               | 404 | tag-group-unknown
                    PUT    | /api/v1/tags/x                 | {"name":"n","groupId":"etEXlevel"}          | 422 | tag-invalid
                    PUT    | /api/v1/tags/etEXgold          | {"name":"n","groupId":"interests"}          | 422 | tag-invalid
                    DELETE | /api/v1/tags/none              |                                             | 404 | tag-unknown
                    DELETE | /api/v1/tag-groups/none        |                                             | 404 | tag-group-unknown
                    DELETE | /api/v1/tag-groups/interests   |                                             | 409 | tag-group-not-empty
                    GET    | /api/v1/tags/none              |                                             | 404 | tag-unknown
                    POST   | /api/v1/tag-conflicts/fan/acceptance |                                       | 404 | tag-unknown
                    POST   | /api/v1/tag-conflicts/etEXgold/acceptance |                                  | 409 | tag-without-conflict
                    POST   | /api/v1/tag-conflicts/etEXgold/repetition |                                  | 409 | tag-without-conflict
                    POST   | /api/v1/tag-creations          | {"tags":[]}                                 | 422 | tag-invalid
                    POST   | /api/v1/tag-creations          | {"groupName":"g","tags":[]}                 | 422 | tag-invalid
                    POST   | /api/v1/tag-creations          | {"groupName":"g"}                           | 400 | validation-failed
                    POST   | /api/v1/tag-creations          | {"groupName":"g","tags":[{}]}               | 400 | validation-failed
                    POST   | /api/v1/tag-creations          | {"groupName":"g","tags":[{"name":""}]}      | 422 | tag-invalid
                    POST   | /api/v1/tag-creations          | {"groupId":"none","tags":[{"name":"n"}]}    | 404 | tag-group-unknown
                    POST   | /api/v1/tag-creations          | {"groupId":"interests","tags":[{"name":"n"}]} | 404 | tag-group-unknown
                    GET    | /api/v1/tag-creations/none     |                                             | 404 | tag-creation-unknown
                    POST   | /api/v1/contact-tags           | {"add":["fan"]}                             | 400 | validation-failed
                    POST   | /api/v1/contact-tags           | {"contactIds":[null],"add":["fan"]}         | 400 | validation-failed
                    POST   | /api/v1/contact-tags           | {"contactIds":[],"add":["fan"]}             | 422 | contact-tags-invalid
                    POST   | /api/v1/contact-tags           | {"contactIds":["c"]}                        | 422 | contact-tags-invalid
                    POST   | /api/v1/contact-tags           | {"contactIds":["c"],"add":["fan"],"remove":["fan"]} | 422 | contact-tags-invalid
                    POST   | /api/v1/contact-tags           | {"contactIds":["c"],"add":["none"]}         | 404 | tag-unknown
                    POST   | /api/v1/contact-tags           | {"contactIds":["c"],"add":["fan"],"expiresAt":"2020-01-01T00:00:00Z"} | 422 | contact-tags-invalid
                    POST   | /api/v1/contact-tags           | {"contactIds":["c"],"add":["fan"],"expiresAt":"soon"} | 400 | field-invalid
                    """).forEach(row -> {
            var body = row[2].isEmpty() ? null : row[2];
            var answer = sendIfMatch(row[0], admin, row[1], body, "*");
            assertThat(answer.status() + " " + answer.text("code"))
                    .as(List.of(row).toString())
                    .isEqualTo(row[3] + " " + row[4]);
        });
    }

    @Test
    void refusesATagThatCannotBePutOn() {
        rows("""
                    /tags/none                            | 404 | tag-unknown
                    /tags/interests                       | 404 | tag-unknown
                    /tags/etEXgold?staffId=chen.bo        | 409 | contact-not-followed
                    /tags/fan?expiresAt=2020-01-01T00:00:00Z | 422 | contact-tags-invalid
                    /tags/fan?expiresAt=%2B1000000000-12-31T23:59:59Z | 422 | contact-tags-invalid
                    /tags/fan?expiresAt=soon              | 400 | parameter-invalid
                    """).forEach(row -> {
            var answer = change("PUT", admin, row[0]);
            assertThat(answer.status() + " " + answer.text("code")).as(row[0]).isEqualTo(row[1] + " " + row[2]);
        });
    }

    /** Whoever begins to follow while a rule holds bears its tag as well: WeCom is told once of each relation. */
    @Test
    void areGivenByARuleToWhoeverBeginsToFollow() {
        var rule = """
                {"name":"金卡","tagIds":["%s"],"keep":"while-it-holds",
                "condition":{"field":{"name":"externalUserId","oneOf":["%s"]}}}
                """.formatted(GOLD, get(admin, path).text("externalUserId"));
        var ruleId = send("POST", admin, "/api/v1/tag-rules", rule).text("id");
        eventually(() -> assertThat(marks())
                .extracting(mark -> data(mark).path("staffId").asString())
                .containsExactly(LIN));

        hear(
                Topics.WECOM_CALLBACKS,
                corp,
                id,
                "scrm.wecom.external-contact-added.v1",
                Instant.now(),
                Map.of(
                        "contactId",
                        id,
                        "externalUserId",
                        get(admin, path).text("externalUserId"),
                        "staffId",
                        "chen.bo"));

        eventually(() -> assertThat(marks())
                .extracting(mark -> data(mark).path("staffId").asString())
                .containsExactly(LIN, "chen.bo"));
        eventually(() -> assertThat(get(admin, path).body().path("tags")).hasSize(2));

        assertThat(sendIfMatch("DELETE", admin, "/api/v1/tag-rules/" + ruleId, null, "*")
                        .status())
                .isEqualTo(204);

        eventually(() -> assertThat(marks()).hasSize(4));
        assertThat(marks().subList(2, 4))
                .extracting(mark -> data(mark).path("staffId").asString()
                        + data(mark).path("remove").toString())
                .containsExactlyInAnyOrder("lin.wei[\"etEXgold\"]", "chen.bo[\"etEXgold\"]");
        eventually(() -> assertThat(get(admin, path).body().path("tags")).isEmpty());
    }

    private static Stream<String[]> rows(String table) {
        return table.lines().map(line -> line.strip().split(" *\\| *", -1));
    }

    @Test
    void refusesTooManyContactsAtOnceAndOthersRelations() {
        var ids = IntStream.range(0, 1_001).mapToObj(i -> "\"" + i + "\"").toList();

        assertThat(send("POST", admin, "/api/v1/contact-tags", "{\"contactIds\":%s,\"add\":[\"fan\"]}".formatted(ids))
                        .text("code"))
                .isEqualTo("contact-tags-invalid");
        assertThat(change("PUT", lin, "/tags/etEXgold?staffId=chen.bo").text("code"))
                .isEqualTo("relation-of-another");
        for (var write : List.of("/api/v1/tag-groups/x", "/api/v1/tags/x")) {
            assertThat(put(lin, write, "{\"name\":\"n\"}").status()).isEqualTo(403);
        }
    }

    private Answer change(String method, String token, String where) {
        return sendIfMatch(method, token, path + where, null, "*");
    }

    private double refused(String code) {
        return meters.counter("scrm.contact.facts.refused", "code", code).count();
    }

    private List<String> kinds() {
        return told(Topics.CONTACT_EVENTS, corp, id).stream()
                .map(event -> event.type().name())
                .toList();
    }

    private List<EventEnvelope> marks() {
        return told(Topics.WECOM_COMMANDS, corp, id).stream()
                .filter(event -> event.type().name().equals("scrm.wecom.mark-tags"))
                .toList();
    }

    private static JsonNode data(EventEnvelope event) {
        return JsonMapper.shared().readTree(event.data());
    }

    private void readInWecom(String kind, String tagId, String name, @Nullable String groupId, Instant at) {
        Map<String, Object> data = new HashMap<>(
                Map.of("kind", kind, "id", tagId, "exists", true, "difference", "changed", "name", name, "order", 0));
        data.put("reconciliationId", "r-1");
        data.put("readAt", at.toString());
        if (groupId != null) {
            data.put("tagGroupId", groupId);
        }
        hear(Topics.WECOM_SNAPSHOTS, corp, tagId, "scrm.wecom.contact-tag-snapshot.v1", at, data);
    }

    private void command(
            String contactId,
            List<String> add,
            List<String> remove,
            String because,
            Instant at,
            @Nullable Instant expiresAt) {
        Map<String, Object> data = new HashMap<>(
                Map.of("contactId", contactId, "add", add, "remove", remove, "because", because, "at", at.toString()));
        data.put("evidence", List.of(Map.of("eventId", "e-1", "type", "page-viewed", "at", at.toString())));
        if (expiresAt != null) {
            data.put("expiresAt", expiresAt.toString());
        }
        GoldenSample.assertMatchesSchema("scrm.contact.change-tags.v1", EventData.write(data));
        hear(Topics.CONTACT_COMMANDS, corp, contactId, "scrm.contact.change-tags.v1", at, data);
    }

    /** The gateway tells what became of a command. */
    private void finished(
            EventEnvelope command, String name, String status, @Nullable String reason, Map<String, ?> result) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "commandId",
                command.id(),
                "command",
                name,
                "status",
                status,
                "attempts",
                1,
                "result",
                result,
                "finishedAt",
                Instant.now().toString()));
        if (reason != null) {
            data.put("reason", reason);
        }
        if (name.equals("mark-tags")) {
            data.put("contactId", id);
        }
        var outcome = new EventEnvelope(
                Ids.derived("outcome", command.id()),
                EventType.of("scrm.wecom.command-finished.v1"),
                "/wecom-gateway",
                command.subject(),
                Instant.now(),
                corp,
                0,
                null,
                null,
                null,
                EventData.write(data));
        TestKafka.send(CloudEventHeaders.toRecord(Topics.WECOM_OUTCOMES, corp + ":" + command.subject(), outcome));
    }

    private String haveContact(String staffId) {
        var contactId = UUID.randomUUID().toString().replace("-", "");
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        var added = new ContactFact.Added("wm" + contactId, staffId, null, List.of(), now);
        var cause = new EventEnvelope(
                "cause-" + contactId,
                EventType.of("scrm.wecom.external-contact-added.v1"),
                "/wecom-gateway",
                null,
                now,
                corp,
                0,
                null,
                null,
                null,
                new byte[0]);
        contacts.apply(List.of(
                new LearnedFact(new ContactId(corp, contactId), added, cause, new SourcePosition("callbacks", 0, 0))));
        return contactId;
    }
}
