package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.KeptCollections;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person goes from everywhere, stays gone, and it can be shown. */
class ErasureFlowTests extends RunningContactService {
    private static final List<String> OTHER_SERVICES =
            List.of("ticket-service", "journey-service", "analytics-service", "wecom-gateway");

    private final Instant morning = Instant.now().minusSeconds(3600);

    private final String corp = "ww" + UUID.randomUUID();
    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String externalUserId = "wm" + UUID.randomUUID();
    private final String name = "王" + UUID.randomUUID().toString().substring(0, 8);
    private final String called = "李" + UUID.randomUUID().toString().substring(0, 8);
    private final String remark = "备注" + UUID.randomUUID().toString().substring(0, 8);
    private final String phone =
            "138%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    private final String email = UUID.randomUUID().toString().substring(0, 12) + "@example.com";
    private String wang = "";

    @Autowired
    private MongoDatabase database;

    @BeforeEach
    void haveSomebodyOfWhomALotIsKnown() {
        wang = haveContact(corp, admin, externalUserId);
        fetched(Instant.now());
        eventually(() -> assertThat(get(admin, path()).text("name")).isEqualTo(name));
        identify("phone", phone);
        identify("email", email);
        putAny(admin, "/api/v1/contact-fields/nickname", "{\"name\":\"昵称\",\"type\":\"text\"}");
        change("PATCH", path(), "{\"fields\":{\"nickname\":\"%s\"},\"name\":\"%s\"}".formatted(name, called));
        change("PUT", path() + "/stage", "{\"stage\":\"interested\",\"because\":\"%s 来电\"}".formatted(name));
        change(
                "PUT",
                path() + "/consents/sms/marketing",
                "{\"given\":true,\"source\":\"web-form\",\"evidence\":\"%s 签字\"}".formatted(name));
        change("PUT", path() + "/memberships/mall", "{\"level\":\"金卡\",\"points\":7}");
        assertThat(put(admin, path() + "/predictions/churn", "{\"score\":0.4,\"label\":\"%s\"}".formatted(name))
                        .status())
                .isLessThan(300);
        putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}");
        submit(corp, wang, "page-viewed", Map.of("url", "https://example.com/" + name));
        hear(
                Topics.TICKET_EVENTS,
                corp,
                "ticket-" + wang,
                "scrm.ticket.opened.v1",
                Instant.now(),
                Map.of(
                        "ticketId",
                        UUID.randomUUID().toString().replace("-", ""),
                        "number",
                        "20261123-1",
                        "contactId",
                        wang,
                        "externalUserId",
                        externalUserId,
                        "openKfId",
                        "kf1",
                        "messageId",
                        "m1",
                        "openedAt",
                        Instant.now().toString(),
                        "firstResponseDueAt",
                        Instant.now().toString()));
        inGroup(Instant.now());
        eventually(() -> assertThat(get(admin, path()).body().path("groups")).hasSize(1));
        eventually(() -> assertThat(
                        get(admin, path() + "/timeline").body().path("items").size())
                .isGreaterThan(3));
        eventually(() -> assertThat(
                        get(admin, path() + "/behaviors").body().path("items").size())
                .isEqualTo(1));
        eventually(() -> assertThat(claims()).isGreaterThanOrEqualTo(2));
        eventually(() -> assertThat(database.getCollection("open-tickets").countDocuments(new Document("corp", corp)))
                .isEqualTo(1));
    }

    @Test
    void leavesNothingOfAPersonAndProvesIt() {
        assertThat(personalData()).isNotEmpty();
        assertThat(sealedIdentities()).isPositive();
        var erasureId = erase();
        eventually(() -> assertThat(requested()).hasSize(1));

        assertThat(get(admin, path()).text("code")).isEqualTo("contact-unknown");
        assertThat(get(admin, "/api/v1/contacts").body().path("items")).isEmpty();
        assertThat(get(admin, path() + "/timeline").status()).isEqualTo(404);
        assertThat(get(admin, "/api/v1/sidebar?contactId=" + wang).status()).isEqualTo(404);
        eventually(() -> assertThat(service(erasureId, "contact-service-segments")
                        .path("done")
                        .asBoolean())
                .isTrue());
        assertThat(get(admin, "/api/v1/erasures/" + erasureId).text("status")).isEqualTo("spreading");
        assertThat(get(admin, "/api/v1/erasures/" + erasureId + "/certificate").text("code"))
                .isEqualTo("erasure-not-completed");

        othersAnswer(erasureId);
        completed(erasureId);

        assertThat(personalData()).isEmpty();
        assertThat(sealedIdentities())
                .as("what is sealed is not found by its words")
                .isZero();
        var certificate =
                get(admin, "/api/v1/erasures/" + erasureId + "/certificate").body();
        assertThat(certificate.toString()).doesNotContain(name, phone, email, externalUserId, remark);
        assertThat(deleted(certificate, "contact-service", "timelines")).isGreaterThan(3);
        assertThat(deleted(certificate, "contact-service", "identities")).isGreaterThanOrEqualTo(2);
        assertThat(deleted(certificate, "contact-service", "predictions")).isEqualTo(1);
        assertThat(deleted(certificate, "contact-service", "group-chats")).isEqualTo(1);
        assertThat(deleted(certificate, "ticket-service", "tickets")).isEqualTo(2);
        eventually(() -> assertThat(verdict(certificate)).isEqualTo("genuine"));
        var forged = (ObjectNode) certificate.deepCopy();
        forged.put("requestedBy", "user:somebody-else");
        assertThat(verdict(forged)).isEqualTo("changed");
        var unsealed = (ObjectNode) certificate.deepCopy();
        unsealed.put("seal", "00");
        assertThat(verdict(unsealed)).isEqualTo("not-sealed");
        assertThat(told(Topics.CONTACT_ERASURES, corp, wang))
                .allSatisfy(
                        event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
        assertThat(told(Topics.CONTACT_EVENTS, corp, wang).getLast())
                .satisfies(event -> assertThat(event.type().name()).isEqualTo("scrm.contact.erased"))
                .satisfies(
                        event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
        assertThat(last(Topics.CONTACT_PROFILES)).isNull();
    }

    /** The service that sorts people keeps a record of each for good: it has none of whoever was erased. */
    @Test
    void leavesNothingOfHowAPersonStoodWithSegments() {
        assertThat(send("POST", admin, "/api/v1/segments", "{\"name\":\"所有人\",\"condition\":{\"all\":[]}}")
                        .status())
                .isEqualTo(201);
        eventually(() -> assertThat(get(admin, path() + "/segments").body().path("items"))
                .hasSize(1));
        assertThat(last(Topics.SEGMENT_STANDINGS)).isNotNull();
        var erasureId = erase();
        eventually(() -> assertThat(requested()).hasSize(1));
        othersAnswer(erasureId);

        completed(erasureId);

        assertThat(last(Topics.SEGMENT_STANDINGS)).isNull();
        eventually(() -> assertThat(ofWang("segment-standings")).isZero());
        assertThat(ofWang("segment-members")).isZero();
        assertThat(setAside(Topics.SEGMENT_STANDINGS)).isEmpty();
    }

    @Test
    void whatIsToldLateBringsNobodyBackAndWhoComesAnewIsSomebodyNew() {
        var erasureId = erase();
        eventually(() -> assertThat(requested()).hasSize(1));
        othersAnswer(erasureId);
        completed(erasureId);

        // The callback once more, the night's reading that lists the relation still, and a deed of the day before.
        added(morning);
        listed(Instant.now());
        inGroup(Instant.now().plusSeconds(30));
        submit(corp, wang, "page-viewed", Map.of("url", "https://example.com/" + name), morning);
        assertThat(changeTwice(erasureId)).isEqualTo("completed");
        var chen = haveContact(corp, admin, "wm" + UUID.randomUUID());
        assertThat(get(admin, "/api/v1/contacts").body().path("items")).hasSize(1);
        assertThat(get(admin, path()).status()).isEqualTo(404);
        eventually(() -> assertThat(database.getCollection("group-chats")
                        .find(new Document("corp", corp))
                        .first()
                        .getEmbedded(List.of("state", "memberVersion"), String.class))
                .isEqualTo("v2"));
        assertThat(personalData()).isEmpty();

        added(Instant.now().plusSeconds(2));

        eventually(() -> assertThat(get(admin, path()).status()).isEqualTo(200));
        var anew = get(admin, path()).body();
        assertThat(anew.has("name")).isFalse();
        assertThat(anew.toString()).doesNotContain(name, remark, "金卡");
        assertThat(anew.path("followers")).hasSize(1);
        assertThat(get(admin, path() + "/behaviors").body().path("items")).isEmpty();
        assertThat(chen).isNotEqualTo(wang);
    }

    @Test
    void takesAlongWhoeverWasMergedIntoThePerson() {
        var other = "wm" + UUID.randomUUID();
        var li = haveContact(corp, admin, other);
        assertThat(sendIfMatch("POST", admin, path() + "/merges", "{\"contactId\":\"%s\"}".formatted(li), "*")
                        .status())
                .isLessThan(300);
        eventually(
                () -> assertThat(get(admin, "/api/v1/contacts/" + wang).body().path("id"))
                        .isEqualTo(get(admin, "/api/v1/contacts/" + li).body().path("id")));

        var erasureId = erase();
        eventually(() -> assertThat(get(admin, "/api/v1/erasures/" + erasureId)
                        .body()
                        .path("contactIds")
                        .size())
                .isEqualTo(2));
        eventually(() -> assertThat(get(admin, "/api/v1/erasures/" + erasureId).text("status"))
                .isEqualTo("spreading"));
        othersAnswer(erasureId);
        completed(erasureId);

        assertThat(personalData()).isEmpty();
        assertThat(everythingWith(other)).isEmpty();
        assertThat(get(admin, "/api/v1/contacts/" + li).status()).isEqualTo(404);
    }

    @Test
    void givesThePersonACopyOfEverythingAndNothingOfOthers() throws IOException {
        var entries = unzipped(fileMade(admin, path() + "/data-copies"));

        assertThat(entries)
                .containsOnlyKeys("个人信息.html", "data.json", "时间线.csv", "timeline.jsonl", "行为.csv", "behaviors.jsonl");
        assertThat(entries.get("data.json"))
                .contains(
                        name,
                        called,
                        remark,
                        "+86" + phone,
                        email,
                        externalUserId,
                        "金卡",
                        "churn",
                        "签字",
                        "user:root",
                        "会员群",
                        "扫码",
                        "door-3");
        assertThat(entries.get("个人信息.html")).contains(name, remark, "<th>", "员工 1");
        assertThat(entries.get("行为.csv")).contains("page-viewed", "https://example.com/" + name);
        assertThat(entries.get("时间线.csv").lines().count()).isGreaterThan(4);
        assertThat(entries.get("timeline.jsonl").lines())
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).path("kind").asString())
                        .isNotEmpty())
                .anySatisfy(line -> assertThat(line).contains("consent-changed"));
        assertThat(entries.get("behaviors.jsonl")).contains("page-viewed", "https://example.com/" + name);
        assertThat(entries.values()).noneMatch(text -> text.contains("lin.wei"));
        // Root is named once, as who made the copy, and nowhere as who noted something.
        assertThat(List.of(entries.get("时间线.csv"), entries.get("timeline.jsonl")))
                .noneMatch(text -> text.contains("root"));
        eventually(() -> assertThat(get(admin, "/api/v1/audit-trail?kind=export&contactId=" + wang)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("operation").asString() + " "
                                + one.path("step").asString()))
                .containsExactly("contact-data-copied done", "contact-data-copied asked"));
    }

    @ParameterizedTest
    @CsvSource({
        "admin, all, 200",
        "manager, all, 200",
        "manager, own, 403",
        "agent, all, 403",
        "auditor, all, 403",
        "integrator, all, 403"
    })
    void copiesForThoseWhoLeadAndSeeEverybody(String role, String scope, int status) {
        var token = TestTokens.token(corp, "lin.wei", scope, role);

        assertThat(new String(fileMade(token, path() + "/data-copies"), StandardCharsets.UTF_8).startsWith("PK"))
                .isEqualTo(status == 200);
    }

    @Test
    void copiesNothingThatIsMaskedForWhoAsks() {
        sendIfMatch("PUT", admin, "/api/v1/field-masks", "{\"roles\":{\"manager\":{\"phone\":\"masked\"}}}", "*");
        var manager = TestTokens.token(corp, "lin.wei", "all", "manager");

        assertThat(send("POST", manager, path() + "/data-copies", null).text("code"))
                .isEqualTo("field-masked");
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        Map<String, String> entries = new HashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /** Whoever adds a collection says here what an erasure does with it. */
    @Test
    void knowsEveryCollection() {
        var there = new TreeSet<String>();
        database.listCollectionNames().forEach(there::add);
        there.removeIf(collection -> collection.startsWith("system."));

        assertThat(there).isNotEmpty();
        assertThat(there)
                .isSubsetOf(Stream.concat(KeptCollections.ERASED.stream(), KeptCollections.EXEMPT.keySet().stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"admin, own, 403", "manager, all, 403", "agent, all, 403", "auditor, all, 403", "integrator, all, 403"})
    void isForAdminsWhoSeeEverybody(String role, String scope, int status) {
        var token = TestTokens.token(corp, "lin.wei", scope, role);

        assertThat(sendIfMatch("POST", token, path() + "/erasures", wish(wang), "*")
                        .status())
                .isEqualTo(status);
        assertThat(get(token, "/api/v1/erasures").status()).isEqualTo(role.equals("auditor") ? 200 : 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"consent-withdrawn\",\"confirm\":\"somebody\"}|422|erasure-unconfirmed",
                "{\"reason\":\"because\",\"confirm\":\"ID\"}|422|erasure-invalid",
                "{\"reason\":\"other\",\"confirm\":\"ID\"}|422|erasure-invalid",
                "{\"reason\":\"other\",\"evidence\":\"来信，电话 13800000000\",\"confirm\":\"ID\"}|422|erasure-invalid",
                "{\"reason\":\"other\",\"evidence\":\" \",\"confirm\":\"ID\"}|422|erasure-invalid",
            })
    void refusesWhatIsNotMeant(String body, int status, String code) {
        var answer = sendIfMatch("POST", admin, path() + "/erasures", body.replace("ID", wang), "*");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(get(admin, path()).status()).isEqualTo(200);
    }

    @Test
    void isForWhoHasSeenTheContactAsItIs() {
        assertThat(sendIfMatch("POST", admin, path() + "/erasures", wish(wang), null)
                        .status())
                .isEqualTo(428);
        assertThat(sendIfMatch("POST", admin, path() + "/erasures", wish(wang), "\"" + wang + "-1\"")
                        .text("code"))
                .isIn("precondition-failed", "if-match-invalid");
        assertThat(sendIfMatch("POST", admin, "/api/v1/contacts/nobody/erasures", wish("nobody"), "*")
                        .status())
                .isEqualTo(404);
        assertThat(get(admin, "/api/v1/erasures/nothing").text("code")).isEqualTo("erasure-unknown");
    }

    private String path() {
        return "/api/v1/contacts/" + wang;
    }

    private static String wish(String confirm) {
        return "{\"reason\":\"consent-withdrawn\",\"evidence\":\"来信 17\",\"confirm\":\"%s\"}".formatted(confirm);
    }

    private String erase() {
        var answer = sendIfMatch(
                "POST",
                admin,
                path() + "/erasures",
                wish(name),
                get(admin, path()).tag());
        assertThat(answer.status()).isEqualTo(202);
        return answer.text("id");
    }

    /** Cancelling is too late by now. */
    private String changeTwice(String erasureId) {
        assertThat(send("POST", admin, "/api/v1/erasures/" + erasureId + "/cancel", null)
                        .text("code"))
                .isEqualTo("erasure-under-way");
        return get(admin, "/api/v1/erasures")
                .body()
                .path("items")
                .path(0)
                .path("status")
                .asString();
    }

    private void completed(String erasureId) {
        eventually(() -> assertThat(get(admin, "/api/v1/erasures/" + erasureId).text("status"))
                .isEqualTo("completed"));
    }

    private JsonNode service(String erasureId, String service) {
        return get(admin, "/api/v1/erasures/" + erasureId)
                .body()
                .path("services")
                .valueStream()
                .filter(one -> one.path("service").asString().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static long deleted(JsonNode certificate, String service, String store) {
        return certificate
                .path("services")
                .valueStream()
                .filter(one -> one.path("service").asString().equals(service))
                .flatMap(one -> one.path("stores").valueStream())
                .filter(one -> one.path("store").asString().equals(store))
                .findFirst()
                .orElseThrow()
                .path("deleted")
                .asLong();
    }

    private String verdict(JsonNode certificate) {
        return send("POST", admin, "/api/v1/erasure-certificates/verification", certificate.toString())
                .text("status");
    }

    private List<EventEnvelope> requested() {
        return told(Topics.CONTACT_ERASURES, corp, wang).stream()
                .filter(event -> event.type().name().equals("scrm.contact.erasure-requested"))
                .toList();
    }

    private void othersAnswer(String erasureId) {
        for (var id : get(admin, "/api/v1/erasures/" + erasureId).body().path("contactIds")) {
            for (var service : OTHER_SERVICES) {
                hear(
                        Topics.CONTACT_ERASURES,
                        corp,
                        id.asString(),
                        "scrm.contact.erasure-done.v1",
                        Instant.now(),
                        Map.of(
                                "erasureId", erasureId,
                                "contactId", id.asString(),
                                "service", service,
                                "stores", List.of(Map.of("store", "tickets", "deleted", 2, "kept", 0)),
                                "at", Instant.now().toString()));
            }
        }
    }

    /** What Kafka has last under the contact's key; null when whoever compacts the topic forgets the key. */
    private byte[] last(String topic) {
        return records(topic).getLast().value();
    }

    /** Records of the contact that a listener could not handle. */
    private List<ConsumerRecord<byte[], byte[]>> setAside(String topic) {
        return Stream.of(Topics.parked(topic), Topics.dead(topic))
                .flatMap(aside -> records(aside).stream())
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var key = corp + ":" + wang;
        return TestKafka.read(topic).stream()
                .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    private long claims() {
        return ofWang("identities");
    }

    private long ofWang(String collection) {
        return database.getCollection(collection).countDocuments(new Document("corp", corp).append("contact", wang));
    }

    /** Contacts of the corp that are known under a number or an address. */
    private long sealedIdentities() {
        return database.getCollection("contacts")
                .countDocuments(new Document("corp", corp)
                        .append("state.facts.identities.key.type", new Document("$in", List.of("PHONE", "EMAIL"))));
    }

    /** Where in the database anything stands by which the person could be told. */
    private List<String> personalData() {
        return everythingWith(name, called, remark, phone, email, externalUserId);
    }

    private List<String> everythingWith(String... words) {
        List<String> found = new ArrayList<>();
        for (var collection : database.listCollectionNames()) {
            for (var document : database.getCollection(collection).find()) {
                var json = document.toJson();
                for (var word : words) {
                    if (json.contains(word)) {
                        found.add(collection + " has " + word);
                    }
                }
            }
        }
        return found;
    }

    private void identify(String type, String value) {
        assertThat(send(
                                "POST",
                                admin,
                                path() + "/identities",
                                "{\"type\":\"%s\",\"value\":\"%s\"}".formatted(type, value))
                        .status())
                .isLessThan(300);
    }

    private void change(String method, String path, String body) {
        assertThat(sendIfMatch(method, admin, path, body, "*").status()).isLessThan(300);
    }

    private void added(Instant at) {
        hear(
                Topics.WECOM_CALLBACKS,
                corp,
                wang,
                "scrm.wecom.external-contact-added.v1",
                at,
                Map.of("contactId", wang, "externalUserId", externalUserId, "staffId", "lin.wei"));
    }

    private void fetched(Instant at) {
        hear(
                Topics.WECOM_OUTCOMES,
                corp,
                wang,
                "scrm.wecom.contact-fetched.v1",
                at,
                Map.of(
                        "contactId",
                        wang,
                        "externalUserId",
                        externalUserId,
                        "name",
                        name,
                        "kind",
                        "wechat",
                        "gender",
                        "female",
                        "followers",
                        List.of(Map.of("staffId", "lin.wei", "remark", remark, "addedAt", morning.toString())),
                        "fetchedAt",
                        at.toString()));
    }

    /** A reading of a group chat in which the person has been since the morning. */
    private void inGroup(Instant at) {
        hear(
                Topics.WECOM_OUTCOMES,
                corp,
                "wr" + corp,
                "scrm.wecom.group-chat-fetched.v1",
                at,
                Map.of(
                        "chatId",
                        "wr" + corp,
                        "exists",
                        true,
                        "name",
                        "会员群",
                        "memberVersion",
                        at.isAfter(Instant.now()) ? "v2" : "v1",
                        "members",
                        List.of(Map.of(
                                "memberId", externalUserId,
                                "kind", "contact",
                                "joinedAt", morning.toString(),
                                "joinScene", "qr-code",
                                "state", "door-3",
                                "invitedBy", "lin.wei")),
                        "fetchedAt",
                        at.toString()));
    }

    private void listed(Instant at) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "contactId",
                wang,
                "externalUserId",
                externalUserId,
                "staffId",
                "lin.wei",
                "exists",
                true,
                "name",
                name,
                "remark",
                remark,
                "addedAt",
                morning.toString(),
                "readAt",
                at.toString()));
        hear(Topics.WECOM_SNAPSHOTS, corp, wang, "scrm.wecom.external-contact-snapshot.v1", at, data);
    }

    private static void submit(
            String corpId, String contactId, String type, Map<String, Object> properties, Instant at) {
        Map<String, Object> data = Map.of(
                "sourceId",
                "shop",
                "messageId",
                UUID.randomUUID().toString(),
                "type",
                type,
                "occurredAt",
                at.toString(),
                "contactId",
                contactId,
                "properties",
                properties);
        hear(Topics.BEHAVIOR_SUBMISSIONS, corpId, contactId, "scrm.behavior.submitted.v1", at, data);
    }
}
