package dev.scrm.contact;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRefused;
import dev.scrm.contact.audit.Audited;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What somebody sees or changes, from the request to the trail. */
@Import(AuditFlowTests.AwayAtTimes.class)
class AuditFlowTests extends RunningContactService {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** @param namesTheContact whether the record says that it was this one */
    record Read(String path, boolean namesTheContact) {}

    private static final Map<String, Read> READS = Map.ofEntries(
            entry("contacts-listed", new Read("/api/v1/contacts", true)),
            entry("contact-shown", new Read("/api/v1/contacts/{id}", true)),
            entry("contact-sidebar-shown", new Read("/api/v1/sidebar?contactId={id}", true)),
            entry("contact-portrait-shown", new Read("/api/v1/contacts/{id}/portrait", true)),
            entry("contact-timeline-listed", new Read("/api/v1/contacts/{id}/timeline", true)),
            entry("contact-identities-listed", new Read("/api/v1/contacts/{id}/identities", true)),
            entry("contact-behaviors-listed", new Read("/api/v1/contacts/{id}/behaviors", true)),
            entry("contact-segments-listed", new Read("/api/v1/contacts/{id}/segments", true)),
            entry("contact-segment-explained", new Read("/api/v1/contacts/{id}/segments/{segment}", true)),
            entry("contact-tag-rule-explained", new Read("/api/v1/contacts/{id}/tag-rules/{rule}", true)),
            entry("segment-members-listed", new Read("/api/v1/segments/{segment}/members", false)),
            entry(
                    "segment-snapshot-members-listed",
                    new Read("/api/v1/segments/{segment}/snapshots/{snapshot}/members", false)),
            entry(
                    "segment-snapshot-came-listed",
                    new Read("/api/v1/segments/{segment}/snapshots/{snapshot}/came?earlier={snapshot}", false)),
            entry(
                    "segment-snapshot-went-listed",
                    new Read("/api/v1/segments/{segment}/snapshots/{snapshot}/went?earlier={snapshot}", false)),
            entry("tag-rule-contacts-listed", new Read("/api/v1/tag-rules/{rule}/contacts", false)),
            entry("segment-trial-shown", new Read("/api/v1/segment-trials/{trial}", false)),
            entry("merge-proposals-listed", new Read("/api/v1/merge-proposals", false)),
            entry("behavior-quarantine-listed", new Read("/api/v1/behavior-quarantine", false)),
            entry("audit-trail-listed", new Read("/api/v1/audit-trail", false)));

    /** What is asked with a body: a trial is begun below, the others are by {@code LookUpFlowTests}, {@code ImportFlowTests} and {@code ExportFlowTests}. */
    private static final Set<String> ASKED_WITH_A_BODY = Set.of(
            "segment-trial-begun",
            "contacts-looked-up",
            "contact-import-previewed",
            "contact-export-previewed",
            "contact-export-mark-checked");

    static Stream<Arguments> reads() {
        return READS.entrySet().stream().map(read -> Arguments.of(read.getKey(), read.getValue()));
    }

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String agent = TestTokens.token(corp, "lin.wei", "own", "agent");
    private final String auditor = TestTokens.token(corp, "gu.yan", "all", "auditor");
    private String wang = "";

    @Autowired
    private MongoDatabase database;

    @Autowired
    private AwayAtTimes.Intake intake;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** The intake of the service, which a test can send away. */
    @TestConfiguration(proxyBeanMethods = false)
    static class AwayAtTimes {
        static final class Intake implements AuditIntake {
            private final AuditIntake real;
            private volatile boolean away;

            Intake(AuditIntake real) {
                this.real = real;
            }

            @Override
            public void submit(List<AuditRecord> records) {
                if (away) {
                    throw AuditRefused.unavailable();
                }
                real.submit(records);
            }
        }

        @Bean
        @Primary
        Intake awayAtTimes(@Qualifier("kafkaAuditIntake") AuditIntake real) {
            return new Intake(real);
        }
    }

    @BeforeEach
    void aContact() {
        wang = haveContact(corp, admin, "wm" + UUID.randomUUID());
    }

    @AfterEach
    void back() {
        intake.away = false;
    }

    @ParameterizedTest
    @MethodSource("reads")
    void recordsEachRead(String operation, Read read) {
        var path = filled(read.path());
        var answer = sendWith(
                "GET",
                path,
                Map.of("Authorization", "Bearer " + admin, "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"),
                new byte[0]);
        assertThat(answer.status()).isEqualTo(200);

        eventually(() -> assertThat(trail("actor=user:root"))
                .filteredOn(record -> text(record, "request").equals(TRACE))
                .singleElement()
                .satisfies(record -> {
                    assertThat(text(record, "operation")).isEqualTo(operation);
                    assertThat(text(record, "kind")).isEqualTo("read");
                    assertThat(text(record, "step")).isEqualTo("done");
                    assertThat(text(record, "dataScope")).isEqualTo("all");
                    assertThat(record.path("roles").toString()).isEqualTo("[\"admin\"]");
                    assertThat(record.path("contactIds").toString().contains(wang))
                            .isEqualTo(read.namesTheContact());
                }));
    }

    /** So that whoever adds a read has to show here that it is recorded. */
    @Test
    void knowsEveryReadThatThereIs() {
        var words = mappings.getHandlerMethods().values().stream()
                .flatMap(handler -> Stream.ofNullable(handler.getMethodAnnotation(Audited.class)))
                .filter(audited -> audited.kind() == AuditKind.READ)
                .map(Audited::value)
                .filter(word -> !ASKED_WITH_A_BODY.contains(word));

        assertThat(words).containsExactlyInAnyOrderElementsOf(READS.keySet());
    }

    @Test
    void recordsWhatWasCounted() {
        var trial = made(
                admin,
                "/api/v1/segment-trials",
                "{\"condition\":{\"all\":[{\"field\":{\"name\":\"name\",\"contains\":\"王芳\"}},{\"tags\":{\"anyOf\":[\"vip\"]}}]}}");

        eventually(() -> assertThat(trail("actor=user:root"))
                .filteredOn(record -> text(record, "operation").equals("segment-trial-begun"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.at("/filters/id").asString()).isEqualTo(trial);
                    assertThat(record.at("/filters/condition").asString())
                            .isEqualTo(
                                    "{\"all\":[{\"field\":{\"name\":\"name\",\"contains\":\"****\"}},{\"tags\":{\"anyOf\":[\"vip\"]}}]}");
                }));
    }

    private String filled(String path) {
        var filled = path.replace("{id}", wang);
        if (filled.contains("{segment}")) {
            var segment = segment();
            filled = filled.replace("{segment}", segment);
            if (filled.contains("{snapshot}")) {
                filled = filled.replace(
                        "{snapshot}", snapshot(admin, "/api/v1/segments/" + segment + "/snapshots", "s"));
            }
        }
        if (filled.contains("{trial}")) {
            filled = filled.replace("{trial}", made(admin, "/api/v1/segment-trials", "{\"condition\":{\"any\":[]}}"));
        }
        if (filled.contains("{rule}")) {
            putAny(admin, "/api/v1/tag-groups/rules", "{\"name\":\"规则\"}");
            putAny(admin, "/api/v1/tags/any", "{\"name\":\"任意\",\"groupId\":\"rules\"}");
            var rule = "{\"name\":\"r\",\"tagIds\":[\"any\"],\"condition\":{\"any\":[]}}";
            filled = filled.replace("{rule}", made(admin, "/api/v1/tag-rules", rule));
        }
        return filled;
    }

    /** There is no body to record, and nothing is shown: the caller has it, and is told that it is still so. */
    @Test
    void recordsNothingWhereNothingIsShown() {
        var seen = get(agent, "/api/v1/contacts/" + wang).tag();
        var headers = Map.of("Authorization", "Bearer " + agent, "If-None-Match", seen);

        assertThat(sendWith("GET", "/api/v1/contacts/" + wang, headers, new byte[0])
                        .status())
                .isEqualTo(304);
        get(agent, "/api/v1/contacts");

        eventually(() -> assertThat(trail("actor=user:lin.wei"))
                .extracting(record -> text(record, "operation"))
                .containsExactly("contacts-listed", "contact-shown"));
    }

    @Test
    void recordsAChangeBeforeAndAfterItIsMadeAndWhatItLedTo() {
        var seen = get(agent, "/api/v1/contacts/" + wang).tag();

        var changed =
                sendIfMatch("PUT", agent, "/api/v1/contacts/" + wang + "/stage", "{\"stage\":\"interested\"}", seen);
        assertThat(changed.status()).isEqualTo(200);

        eventually(() -> {
            var records = trail("contactId=" + wang);
            assertThat(records)
                    .filteredOn(record -> text(record, "operation").equals("contact-stage-moved"))
                    .extracting(
                            record -> text(record, "step"),
                            record -> text(record, "before"),
                            record -> text(record, "after"))
                    .containsExactly(tuple("done", seen, changed.tag()), tuple("asked", seen, ""));
            assertThat(records)
                    .filteredOn(record -> text(record, "operation").equals("contact-stage-changed"))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(text(record, "actor")).isEqualTo("user:lin.wei");
                        assertThat(text(record, "after")).isEqualTo(text(record, "id"));
                    });
            assertThat(records)
                    .filteredOn(record -> text(record, "operation").equals("contact-created"))
                    .extracting(record -> text(record, "actor"))
                    .containsExactly("service:contact-service");
        });
    }

    /** Also where nothing is answered, or something that no advice sees. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contact-prediction-told          | PUT    | /api/v1/contacts/{id}/predictions/churn | {\"score\":0.2}",
                "contact-import-removed           | DELETE | /api/v1/contact-imports/{import}        |",
                "contact-membership-told          | PUT    | /api/v1/contacts/{id}/memberships/mall  | {\"level\":\"金卡\"}",
                "contact-membership-ended         | DELETE | /api/v1/contacts/{id}/memberships/mall  |",
                "contact-tagged                   | PUT    | /api/v1/contacts/{id}/tags/any          |",
                "contact-made                     | POST   | /api/v1/contacts                        | {\"identities\":[{\"type\":\"phone\",\"value\":\"13800000001\"}]}",
                "contact-fields-told              | PATCH  | /api/v1/contacts/{id}                   | {\"fields\":{}}",
                "field-masks-changed              | PUT    | /api/v1/field-masks                     | {\"roles\":{}}",
                "behavior-source-set              | PUT    | /api/v1/behavior-sources/shop           | {\"name\":\"商城\"}",
                "behavior-source-key-made         | POST   | /api/v1/behavior-sources/kiosk/keys   |",
                "segment-made                     | POST   | /api/v1/segments                        | {\"name\":\"all\",\"condition\":{\"any\":[]}}",
                "tag-rule-made                    | POST   | /api/v1/tag-rules                       | {\"name\":\"r\",\"tagIds\":[\"any\"],\"condition\":{\"any\":[]}}",
                "tag-removed                      | DELETE | /api/v1/tags/any                        |",
                "live-code-set                    | PUT    | /api/v1/live-codes/poster-17            | {\"name\":\"海报\",\"tagIds\":[]}",
                "message-keywords-set             | PUT    | /api/v1/message-keywords/price          | {\"name\":\"询价\",\"words\":[\"多少钱\"]}",
                "contact-import-errors-downloaded | GET    | /api/v1/contact-imports/{import}/errors |",
                "contact-import-kept-downloaded   | GET    | /api/v1/contact-imports/{import}/kept   |"
            })
    void recordsOnceThatItWasAskedForAndOnceThatItWasDone(
            String operation, String method, String path, @Nullable String body) {
        putAny(admin, "/api/v1/tag-groups/rules", "{\"name\":\"规则\"}");
        putAny(admin, "/api/v1/tags/any", "{\"name\":\"任意\",\"groupId\":\"rules\"}");
        if (path.contains("/kiosk/")) {
            putAny(admin, "/api/v1/behavior-sources/kiosk", "{\"name\":\"门店\"}");
        }
        var filled = path.replace("{id}", wang).replace("{import}", path.contains("{import}") ? anImport() : "");

        if (method.equals("GET")) {
            assertThat(text(admin, filled)).startsWith("\uFEFF");
        } else {
            var answer = sendIfMatch(method, admin, filled, body, "*");
            assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        }
        // What is recorded after it stands behind it in the trail: nothing more of it can come.
        get(agent, "/api/v1/contacts/" + wang);

        eventually(() -> assertThat(trail("actor=user:lin.wei")).hasSize(1));
        assertThat(trail("actor=user:root"))
                .filteredOn(record -> text(record, "operation").equals(operation))
                .extracting(record -> text(record, "step"))
                .containsExactly("done", "asked");
    }

    @Test
    void recordsOnlyThatItWasAskedForWhenWhatAnswersNothingRefuses() {
        assertThat(delete(admin, "/api/v1/contact-imports/nothing").status()).isEqualTo(404);
        get(agent, "/api/v1/contacts/" + wang);

        eventually(() -> assertThat(trail("actor=user:lin.wei")).hasSize(1));
        assertThat(trail("actor=user:root"))
                .filteredOn(record -> text(record, "operation").equals("contact-import-removed"))
                .extracting(record -> text(record, "step"))
                .containsExactly("asked");
    }

    private String anImport() {
        var file =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n手机号\n13800000001\n\r\n--b--\r\n";
        var headers = Map.of("Authorization", "Bearer " + admin, "Content-Type", "multipart/form-data; boundary=b");
        var uploaded = sendWith("POST", "/api/v1/contact-imports", headers, file.getBytes(StandardCharsets.UTF_8));
        assertThat(uploaded.status()).as(uploaded.body().toString()).isEqualTo(201);
        return uploaded.text("id");
    }

    @Test
    void recordsThatAChangeWasAskedForThoughItIsRefused() {
        assertThat(sendIfMatch("PUT", agent, "/api/v1/contacts/" + wang + "/stage", "{\"stage\":\"nowhere\"}", "*")
                        .status())
                .isEqualTo(422);

        eventually(() -> assertThat(trail("contactId=" + wang))
                .filteredOn(record -> text(record, "operation").equals("contact-stage-moved"))
                .extracting(record -> text(record, "step"))
                .containsExactly("asked"));
    }

    @Test
    void showsNothingAndChangesNothingThatCannotBeRecorded() {
        intake.away = true;

        var read = get(admin, "/api/v1/contacts/" + wang);
        var change = sendIfMatch("PUT", agent, "/api/v1/contacts/" + wang + "/stage", "{\"stage\":\"lost\"}", "*");

        assertThat(read.status()).isEqualTo(503);
        assertThat(read.text("code")).isEqualTo("audit-unavailable");
        assertThat(read.body().toString()).doesNotContain("externalUserId");
        assertThat(change.text("code")).isEqualTo("audit-unavailable");
        intake.away = false;
        assertThat(get(admin, "/api/v1/contacts/" + wang).body().has("stage")).isFalse();
    }

    @Test
    void findsABrokenChainAndWhere() {
        for (int i = 0; i < 3; i++) {
            get(agent, "/api/v1/contacts/" + wang);
        }
        eventually(() -> assertThat(trail("actor=user:lin.wei")).hasSize(3));
        var whole = verify("{}");
        assertThat(whole.text("status")).isEqualTo("whole");
        var noted = get(auditor, "/api/v1/audit-trail/head").body();
        assertThat(verify("{\"after\":" + noted + "}").text("status")).isEqualTo("whole");

        database.getCollection("audit-records")
                .updateOne(
                        new Document("corpId", corp).append("records.sequence", 2L),
                        new Document("$set", new Document("records.$.actor", "user:nobody")));

        var broken = verify(null);
        assertThat(broken.text("status")).isEqualTo("broken");
        assertThat(broken.body().path("broken").path("sequence").asInt()).isEqualTo(2);
        assertThat(broken.body().path("broken").path("flaw").asString()).isEqualTo("changed");
    }

    @Test
    void goesOnWhereAVerificationStopped() {
        eventually(() -> assertThat(trail("contactId=" + wang)).hasSizeGreaterThan(2));

        var first = verify("{\"limit\":1}");
        var rest = verify("{\"after\":" + first.body().path("upTo") + "}");

        assertThat(first.text("status")).isEqualTo("unfinished");
        assertThat(rest.text("status")).isEqualTo("whole");
    }

    @ParameterizedTest
    @CsvSource({
        "admin,      all, 200",
        "auditor,    all, 200",
        "auditor,    own, 403",
        "manager,    all, 403",
        "agent,      all, 403",
        "integrator, all, 403"
    })
    void isForThoseWhoAudit(String role, String scope, int status) {
        var token = TestTokens.token(corp, "somebody", scope, role);

        assertThat(get(token, "/api/v1/audit-trail").status()).isEqualTo(status);
        assertThat(get(token, "/api/v1/audit-trail/head").status()).isEqualTo(status);
        assertThat(send("POST", token, "/api/v1/audit-trail/verification", "{}").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limit\":0}                                  | 422 | audit-query-invalid",
                "{\"limit\":100001}                             | 422 | audit-query-invalid",
                "{\"limit\":\"many\"}                           | 400 | field-invalid",
                "{\"after\":{\"sequence\":-1,\"hash\":\"\"}}    | 422 | audit-query-invalid",
                "{\"after\":{\"sequence\":1}}                   | 422 | audit-query-invalid",
                "{\"after\":{\"sequence\":1,\"hash\":\"xyz\"}}  | 422 | audit-query-invalid",
                "{\"since\":1}                                  | 400 | unknown-field"
            })
    void refusesAVerificationThatIsNone(String body, int status, String code) {
        var answer = verify(body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=looked,   422, audit-query-invalid",
        "from=-1000000000-01-01T00:00:00Z, 422, audit-query-invalid",
        "before=%2B1000000000-12-31T23:59:59Z, 422, audit-query-invalid",
        "from=today,    400, parameter-invalid",
        "cursor=YR9i,   422, cursor-invalid",
        "limit=0,       422, limit-out-of-range"
    })
    void refusesAQueryThatIsNone(String query, int status, String code) {
        var answer = get(auditor, "/api/v1/audit-trail?" + query);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void tellsRecordsAsTheContractSays() {
        get(agent, "/api/v1/contacts/" + wang);

        eventually(() -> assertThat(TestKafka.read(Topics.AUDIT_RECORDS))
                .filteredOn(record -> corp.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .hasSizeGreaterThan(2)
                .allSatisfy(record -> GoldenSample.assertMatchesSchema("scrm.audit.recorded.v1", record.value())));
    }

    private String segment() {
        var condition = "{\"field\":{\"name\":\"stage\",\"oneOf\":[\"lost\"]}}";
        return send("POST", admin, "/api/v1/segments", "{\"name\":\"流失\",\"condition\":" + condition + "}")
                .text("id");
    }

    private Answer verify(String body) {
        return send("POST", auditor, "/api/v1/audit-trail/verification", body);
    }

    private List<JsonNode> trail(String query) {
        return get(auditor, "/api/v1/audit-trail?limit=200&" + query)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
