package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What staff and other systems say of contacts, from the request to what everybody hears. */
class StatementFlowTests extends RunningContactService {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");
    private static final String LIN = "lin.wei";
    private static final String CHEN = "chen.bo";

    /** A corp of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String lin = TestTokens.token(corp, LIN, "own", "agent");
    private final String shop = program("shop");
    private final String erp = program("erp");

    @Autowired
    private Contacts contacts;

    private String id;
    private String path;
    private long positions;

    @BeforeEach
    void haveAContact() {
        id = haveContact(LIN);
        path = "/api/v1/contacts/" + id;
    }

    @Test
    void keepAFieldWithItsSourceAndShowItEverywhere() {
        define("birthday", "{\"name\":\"生日\",\"type\":\"date\"}");
        define("height", "{\"name\":\"身高\",\"type\":\"number\",\"minimum\":0,\"maximum\":300}");
        define("skin", choices("choices", "dry", "oily"));
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        var seen = get(lin, path);

        var told = sendIfMatch(
                "PATCH",
                lin,
                path,
                "{\"fields\":{\"birthday\":\"1990-01-31\",\"height\":165.50,\"skin\":[\"oily\",\"dry\"],\"vip\":true}}",
                seen.tag());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.tag()).isNotEqualTo(seen.tag()).isEqualTo(get(lin, path).tag());
        assertThat(told.body().path("fields").toString())
                .isEqualTo("{\"birthday\":\"1990-01-31\",\"height\":165.5,\"skin\":[\"dry\",\"oily\"],\"vip\":true}");
        var birthday = told.body().path("fieldValues").path(0);
        assertThat(birthday.path("name").asString()).isEqualTo("生日");
        assertThat(birthday.path("source").asString()).isEqualTo("user:" + LIN);
        assertThat(Instant.parse(birthday.path("at").asString())).isAfter(MORNING);
        assertThat(get(lin, "/api/v1/contacts").body().path("items").path(0).path("fields"))
                .isEqualTo(told.body().path("fields"));
        eventually(() ->
                assertThat(lastSnapshot().path("fields")).isEqualTo(told.body().path("fields")));

        var cleared = change("PATCH", lin, "", "{\"fields\":{\"height\":null,\"skin\":null}}");
        assertThat(cleared.body().path("fields").propertyNames()).containsExactly("birthday", "vip");
        eventually(
                () -> assertThat(lastSnapshot().path("fields").propertyNames()).containsExactly("birthday", "vip"));
    }

    @Test
    void nameSomebodyWhomWecomDoesNotNameAndShowItEverywhere() {
        var told = change("PATCH", shop, "", "{\"name\":\"王小明\",\"gender\":\"male\"}");

        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
        assertThat(told.text("name")).isEqualTo("王小明");
        assertThat(told.text("gender")).isEqualTo("male");
        assertThat(told.body().at("/nameStatement/source").asString()).isEqualTo("program:shop");
        assertThat(get(lin, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E")
                        .body()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("王小明");
        assertThat(get(lin, "/api/v1/sidebar?contactId=" + id)
                        .body()
                        .at("/contact/name")
                        .asString())
                .isEqualTo("王小明");
        eventually(
                () -> assertThat(lastSnapshot().path("statedName").asString("")).isEqualTo("王小明"));
        assertThat(lastSnapshot().path("gender").asString()).isEqualTo("male");
        assertThat(heard("scrm.contact.profile-changed"))
                .extracting(one -> one.path("name").asString())
                .containsExactly("王小明");
        eventually(() -> assertThat(kinds()).contains("profile-changed"));
    }

    @Test
    void leaveTheNameThatWecomTellsAndKeepTheirOwnBesideIt() {
        change("PATCH", lin, "", "{\"name\":\"王小明\"}");
        learn(
                id,
                new ContactFact.Fetched(
                        "wm" + id, "明🌸", Kind.WECHAT, Gender.FEMALE, null, null, List.of(), MORNING.plusSeconds(1)));

        var seen = get(lin, path);
        assertThat(seen.text("name")).isEqualTo("明🌸");
        assertThat(seen.text("statedName")).isEqualTo("王小明");
        for (var name : List.of("%E6%98%8E%F0%9F%8C%B8", "%E5%B0%8F%E6%98%8E")) {
            assertThat(get(lin, "/api/v1/contacts?q=" + name).body().path("items"))
                    .hasSize(1);
        }

        var cleared = change("PATCH", lin, "", "{\"name\":null}");
        assertThat(cleared.text("name")).isEqualTo("明🌸");
        assertThat(cleared.body().has("statedName")).isFalse();
        assertThat(cleared.body().path("nameStatement").has("value")).isFalse();
        assertThat(get(lin, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E").body().path("items"))
                .isEmpty();
    }

    @Test
    void nameNobodyForWhomNamesAreMasked() {
        sendIfMatch(
                "PUT",
                admin,
                "/api/v1/field-masks",
                "{\"roles\":{\"agent\":{\"name\":\"masked\",\"gender\":\"hidden\"}}}",
                "*");
        change("PATCH", admin, "", "{\"name\":\"王小明\",\"gender\":\"male\"}");

        for (var body : List.of("{\"name\":\"李四\"}", "{\"gender\":null}")) {
            assertThat(change("PATCH", lin, "", body).text("code")).isEqualTo("field-masked");
        }
        var seen = get(lin, path);
        assertThat(seen.body().toString()).doesNotContain("小明", "male").contains("nameStatement");
        assertThat(get(lin, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E").body().path("items"))
                .isEmpty();
    }

    @Test
    void changeNothingWhenTheSameIsSaidAgain() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        var told = change("PATCH", lin, "", "{\"fields\":{\"vip\":true}}");
        var moved = change("PUT", lin, "/stage", "{\"stage\":\"interested\"}");

        assertThat(change("PATCH", lin, "", "{\"fields\":{\"vip\":true}}").tag())
                .isEqualTo(moved.tag());
        assertThat(change("PUT", lin, "/stage", "{\"stage\":\"interested\"}").tag())
                .isEqualTo(moved.tag())
                .isNotEqualTo(told.tag());
        assertThat(change("PATCH", lin, "", "{\"fields\":{}}").tag()).isEqualTo(moved.tag());
    }

    @Test
    void believeTheSourceThatIsTrustedMost() {
        define(
                "city",
                "{\"name\":\"城市\",\"type\":\"text\",\"policy\":\"most-trusted\",\"trust\":[\"program:erp\",\"user\"]}");

        change("PATCH", shop, "", "{\"fields\":{\"city\":\"北京\"}}");
        assertThat(city()).isEqualTo("北京");
        change("PATCH", lin, "", "{\"fields\":{\"city\":\"上海\"}}");
        assertThat(city()).isEqualTo("上海");
        change("PATCH", shop, "", "{\"fields\":{\"city\":\"广州\"}}");
        assertThat(city()).isEqualTo("上海");
        change("PATCH", erp, "", "{\"fields\":{\"city\":\"深圳\"}}");
        assertThat(city()).isEqualTo("深圳");
        change("PATCH", erp, "", "{\"fields\":{\"city\":null}}");
        assertThat(city()).isEmpty();

        define("city", "{\"name\":\"城市\",\"type\":\"text\"}");
        change("PATCH", shop, "", "{\"fields\":{\"city\":\"成都\"}}");
        assertThat(city()).isEqualTo("成都");
    }

    @Test
    void keepValuesOfAFieldThatIsPutAway() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        change("PATCH", lin, "", "{\"fields\":{\"vip\":true}}");

        assertThat(putAny(admin, "/api/v1/contact-fields/vip", "{\"name\":\"贵宾\",\"type\":\"text\"}")
                        .text("code"))
                .isEqualTo("contact-field-in-use");
        assertThat(sendIfMatch("DELETE", admin, "/api/v1/contact-fields/vip", null, "*")
                        .body()
                        .path("archived")
                        .asBoolean())
                .isTrue();

        var value = get(lin, path).body().path("fieldValues").path(0);
        assertThat(value.path("archived").asBoolean()).isTrue();
        assertThat(value.path("value").asBoolean()).isTrue();
        assertThat(change("PATCH", lin, "", "{\"fields\":{\"vip\":false}}")
                        .body()
                        .path("errors")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("field-archived");
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        assertThat(change("PATCH", lin, "", "{\"fields\":{\"vip\":false}}").status())
                .isEqualTo(200);
    }

    @Test
    void areDefinedByWhoeverHasSeenWhatIsThere() {
        var field = "/api/v1/contact-fields/vip";
        var text = "{\"name\":\"贵宾\",\"type\":\"boolean\"}";
        var made = putAny(admin, field, text);
        var changed = sendIfMatch("PUT", admin, field, text.replace("贵宾", "会员"), made.tag());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(get(lin, field).tag()).isEqualTo(changed.tag()).isNotEqualTo(made.tag());
        change("PATCH", lin, "", "{\"fields\":{\"vip\":true}}");
        assertThat(get(lin, field).tag()).isEqualTo(changed.tag());
        assertThat(put(admin, field, text).text("code")).isEqualTo("precondition-required");
        assertThat(sendIfMatch("PUT", admin, field, text, made.tag()).text("code"))
                .isEqualTo("precondition-failed");
        assertThat(sendIfMatch("DELETE", admin, field, null, made.tag()).status())
                .isEqualTo(412);
        assertThat(delete(admin, field).status()).isEqualTo(428);
        assertThat(sendIfMatch("DELETE", admin, field, null, changed.tag()).status())
                .isEqualTo(200);

        var where = "/api/v1/lifecycle-stages";
        var stages = "[{\"id\":\"a\",\"name\":\"甲\"}]";
        var usual = get(lin, where).tag();
        assertThat(put(admin, where, stages).text("code")).isEqualTo("precondition-required");
        var named = sendIfMatch("PUT", admin, where, stages, usual);
        assertThat(named.status()).isEqualTo(200);
        assertThat(get(lin, where).tag()).isEqualTo(named.tag());
        assertThat(sendIfMatch("PUT", admin, where, stages, usual).text("code")).isEqualTo("precondition-failed");
    }

    @Test
    void moveAContactThroughTheCorpsStages() {
        assertThat(get(lin, "/api/v1/lifecycle-stages").body().path("items"))
                .extracting(stage -> stage.path("name").asString())
                .containsExactly("新客", "意向", "商机", "成交", "复购", "流失");

        change("PUT", lin, "/stage", "{\"stage\":\"interested\",\"because\":\"问过价格\"}");
        var moved = change("PUT", admin, "/stage", "{\"stage\":\"customer\"}");

        assertThat(moved.text("stage")).isEqualTo("customer");
        assertThat(moved.body().path("stageChanges"))
                .extracting(change ->
                        change.path("name").asString() + change.path("by").asString())
                .containsExactly("成交user:root", "意向user:" + LIN);
        eventually(() -> assertThat(heard("scrm.contact.stage-changed"))
                .extracting(change -> change.path("from").asString("-")
                        + ">" + change.path("to").asString()
                        + " " + change.path("because").asString("-"))
                .containsExactly("->interested 问过价格", "interested>customer -"));
        eventually(() -> assertThat(kinds()).contains("stage-changed"));

        putAny(admin, "/api/v1/lifecycle-stages", "[{\"id\":\"a\",\"name\":\"甲\"}]");
        assertThat(get(lin, path).text("stage")).isEqualTo("customer");
        assertThat(change("PUT", lin, "/stage", "{\"stage\":\"customer\"}").text("code"))
                .isEqualTo("stage-unknown");
        assertThat(change("PUT", lin, "/stage", "{\"stage\":\"a\"}").text("stage"))
                .isEqualTo("a");
    }

    @Test
    void takeTheLatestStatementOfAConsentAndKeepTheOthers() {
        var consent = "/consents/sms/marketing";
        change("PUT", lin, consent, "{\"given\":true,\"source\":\"web-form\",\"evidence\":\"表单 17\"}");
        change("PUT", shop, consent, "{\"given\":false,\"source\":\"sms-reply\"}");
        var late = change(
                "PUT", shop, consent, "{\"given\":true,\"source\":\"web-form\",\"at\":\"2026-11-20T08:00:00+08:00\"}");

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body().path("consents"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("given").asBoolean()).isFalse());
        assertThat(late.body().path("consentStatements"))
                .extracting(
                        one -> one.path("source").asString() + one.path("by").asString())
                .containsExactly("sms-replyprogram:shop", "web-formuser:" + LIN, "web-formprogram:shop");
        eventually(() -> assertThat(heard("scrm.contact.consent-changed"))
                .extracting(one -> one.path("given").asBoolean())
                .containsExactly(true, false));
        eventually(() -> assertThat(
                        lastSnapshot().path("consents").path(0).path("given").asBoolean())
                .isFalse());
    }

    @Test
    void takeTheLatestOfAMembershipThoughItCameFirst() {
        change(
                "PUT",
                shop,
                "/memberships/mall",
                "{\"level\":\"gold\",\"points\":1280,\"at\":\"2026-11-21T08:00:00Z\"}");
        var late = change("PUT", shop, "/memberships/mall", "{\"level\":\"silver\",\"at\":\"2026-11-20T08:00:00Z\"}");
        assertThat(late.body().path("memberships").toString())
                .isEqualTo("[{\"system\":\"mall\",\"level\":\"gold\",\"points\":1280}]");

        var ended = change("DELETE", shop, "/memberships/mall?at=2026-11-22T08:00:00Z", null);
        change("PUT", shop, "/memberships/mall", "{\"level\":\"gold\",\"at\":\"2026-11-21T09:00:00Z\"}");

        assertThat(ended.body().path("memberships")).isEmpty();
        assertThat(get(admin, path).body().path("memberships")).isEmpty();
        assertThat(get(admin, path)
                        .body()
                        .path("membershipStatements")
                        .path(0)
                        .path("ended")
                        .asBoolean())
                .isTrue();
        eventually(() -> assertThat(heard("scrm.contact.membership-changed"))
                .extracting(one ->
                        one.path("level").asString("-") + one.path("ended").asBoolean())
                .containsExactly("goldfalse", "-true"));
    }

    @Test
    void areHeardAsTheContractsSay() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        change("PATCH", lin, "", "{\"fields\":{\"vip\":true}}");
        change("PUT", lin, "/stage", "{\"stage\":\"lost\"}");
        change("PUT", lin, "/consents/mail/sharing", "{\"given\":true,\"source\":\"letter\"}");
        change("PUT", shop, "/memberships/mall", "{\"points\":-3}");
        change("PATCH", lin, "", "{\"name\":\"王小明\",\"gender\":\"male\"}");
        change("PATCH", lin, "", "{\"name\":null}");

        eventually(() -> assertThat(lastSnapshot().path("memberships")).hasSize(1));
        assertThat(told(Topics.CONTACT_EVENTS)).hasSizeGreaterThanOrEqualTo(5);
        for (var event : List.of(told(Topics.CONTACT_EVENTS), told(Topics.CONTACT_PROFILES)).stream()
                .flatMap(List::stream)
                .toList()) {
            GoldenSample.assertMatchesSchema(event.type().toString(), event.data());
        }
        eventually(() -> assertThat(kinds()).contains("stage-changed", "consent-changed", "membership-changed"));
    }

    @Test
    void wantToKnowWhatTheCallerHasSeen() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        var old = get(lin, path).tag();
        change("PUT", lin, "/stage", "{\"stage\":\"new\"}");

        for (var write : writes()) {
            assertThat(sendIfMatch(write.method(), admin, path + write.path(), write.body(), null)
                            .text("code"))
                    .as(write.toString())
                    .isEqualTo("precondition-required");
            var outdated = sendIfMatch(write.method(), admin, path + write.path(), write.body(), old);
            assertThat(outdated.status()).as(write.toString()).isEqualTo(412);
            assertThat(outdated.text("code")).isEqualTo("precondition-failed");
        }
        for (var write : writes()) {
            var now = get(admin, path).tag();
            assertThat(sendIfMatch(write.method(), admin, path + write.path(), write.body(), now)
                            .status())
                    .as(write.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void letOneOfManyPassWhoHaveSeenTheSame() throws Exception {
        var seen = get(lin, path).tag();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(
                            () -> sendIfMatch("PUT", shop, path + "/memberships/m" + i, "{\"points\":1}", seen)
                                    .status()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
        }
        assertThat(get(admin, path).body().path("memberships")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "admin,      200, 200, 200, 200, 200, 200, 200",
        "manager,    200, 200, 200, 200, 200, 200, 200",
        "agent,      200, 200, 200, 403, 403, 403, 403",
        "integrator, 200, 403, 200, 200, 200, 403, 403",
        "auditor,    403, 403, 403, 403, 403, 403, 403",
        "stranger,   403, 403, 403, 403, 403, 403, 403"
    })
    void letARoleSayWhatItMay(
            String role, int fields, int stage, int consent, int membership, int end, int define, int stages) {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        var token = TestTokens.token(corp, LIN, "own", role);
        var statuses = writes().stream()
                .map(write -> sendIfMatch(write.method(), token, path + write.path(), write.body(), "*")
                        .status())
                .toList();

        assertThat(statuses).containsExactly(fields, stage, consent, membership, end);
        assertThat(putAny(token, "/api/v1/contact-fields/a", "{\"name\":\"甲\",\"type\":\"text\"}")
                        .status())
                .isEqualTo(define);
        assertThat(sendIfMatch("DELETE", token, "/api/v1/contact-fields/vip", null, "*")
                        .status())
                .isEqualTo(define);
        assertThat(putAny(token, "/api/v1/lifecycle-stages", "[{\"id\":\"a\",\"name\":\"甲\"}]")
                        .status())
                .isEqualTo(stages);
        int read = role.equals("stranger") ? 403 : 200;
        assertThat(get(token, "/api/v1/contact-fields").status()).isEqualTo(read);
        assertThat(get(token, "/api/v1/contact-fields/vip").status()).isEqualTo(read);
        assertThat(get(token, "/api/v1/lifecycle-stages").status()).isEqualTo(read);
    }

    @Test
    void areOnlyForWhoSeesTheContact() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        var colleague = TestTokens.token(corp, CHEN, "own", "agent");
        var manager = TestTokens.token(corp, CHEN, "own", "manager");
        var otherCorp = TestTokens.token("ww" + UUID.randomUUID(), LIN, "all", "admin");
        var before = get(admin, path).tag();

        for (var write : writes()) {
            for (var token : List.of(manager, otherCorp)) {
                assertThat(sendIfMatch(write.method(), token, path + write.path(), write.body(), "*")
                                .text("code"))
                        .as(write.toString())
                        .isEqualTo("contact-unknown");
            }
            assertThat(sendIfMatch(write.method(), colleague, path + write.path(), write.body(), "*")
                            .status())
                    .isIn(403, 404);
            assertThat(send(write.method(), null, path + write.path(), write.body())
                            .status())
                    .isEqualTo(401);
        }
        assertThat(get(otherCorp, "/api/v1/contact-fields").body().path("items"))
                .isEmpty();
        assertThat(get(admin, path).tag()).isEqualTo(before);
    }

    @Test
    void goToTheSurvivorAndStayWithIt() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        var other = haveContact(LIN);
        change("PUT", lin, "/stage", "{\"stage\":\"interested\"}");
        var survivor = id.compareTo(other) < 0 ? id : other;
        var merged = survivor.equals(id) ? other : id;
        assertThat(sendIfMatch("POST", admin, path + "/merges", "{\"contactId\":\"%s\"}".formatted(other), "*")
                        .status())
                .isEqualTo(200);
        eventually(() -> assertThat(get(admin, "/api/v1/contacts/" + merged).text("stage"))
                .isEqualTo("interested"));

        var seen = get(lin, "/api/v1/contacts/" + merged);
        var told = sendIfMatch("PATCH", lin, "/api/v1/contacts/" + merged, "{\"fields\":{\"vip\":true}}", seen.tag());

        assertThat(told.text("id")).isEqualTo(survivor);
        assertThat(told.tag())
                .isEqualTo(get(lin, "/api/v1/contacts/" + survivor).tag());
        deleteAny(admin, "/api/v1/contacts/" + merged + "/merge");
        assertThat(get(lin, "/api/v1/contacts/" + merged).body().path("fields")).isEmpty();
        assertThat(get(lin, "/api/v1/contacts/" + merged).tag()).isNotEqualTo(told.tag());
        assertThat(get(lin, "/api/v1/contacts/" + survivor)
                        .body()
                        .path("fields")
                        .path("vip")
                        .asBoolean())
                .isTrue();
        eventually(() -> assertThat(get(lin, path).text("stage")).isEqualTo("interested"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "PATCH  |                              |                                                | 400 | body-missing",
                "PATCH  |                              | {\"fields\"                                    | 400 | json-malformed",
                "PATCH  |                              | []                                             | 400 | field-invalid",
                "PATCH  |                              | {}                                             | 400 | validation-failed",
                "PATCH  |                              | {\"fields\":null}                              | 400 | validation-failed",
                "PATCH  |                              | {\"fields\":[]}                                | 400 | field-invalid",
                "PATCH  |                              | {\"fields\":{},\"stage\":\"new\"}              | 400 | unknown-field",
                "PATCH  |                              | {\"fields\":{\"vip\":true,\"vip\":false}}      | 400 | json-malformed",
                "PATCH  |                              | {\"name\":\"\"}                                | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":\" \"}                               | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":\"a\\nb\"}                           | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":\"\\ud800\"}                          | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":17}                                  | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":{\"first\":\"王\"}}                   | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"gender\":\"unknown\"}                       | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"gender\":\"男\"}                            | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":\"王小明\",\"gender\":true}            | 422 | contact-profile-invalid",
                "PATCH  |                              | {\"name\":\"王小明\",\"fields\":{\"nothing\":1}}  | 422 | contact-fields-invalid",
                "PATCH  |                              | {\"fields\":{\"vip\":\"yes\"}}                 | 422 | contact-fields-invalid",
                "PATCH  |                              | {\"fields\":{\"vip\":{}}}                      | 422 | contact-fields-invalid",
                "PATCH  |                              | {\"fields\":{\"level\":\"bronze\"}}            | 422 | contact-fields-invalid",
                "PATCH  |                              | {\"fields\":{\"nothing\":null}}                | 422 | contact-fields-invalid",
                "PATCH  |                              | {\"fields\":{\"\\ud800\":1}}                    | 400 | json-malformed",
                "PATCH  |                              | {\"fields\":{\"vip\":\"\\ud800\"}}               | 422 | contact-fields-invalid",
                "PATCH  |                              | {\"fields\":{\"\\u0000\":null}}                 | 422 | contact-fields-invalid",
                "PUT    | /stage                       | {\"stage\":\"\\ud800\"}                        | 422 | stage-unknown",
                "PUT    | /stage                       | {\"stage\":\"new\",\"because\":\"\\ud800\"}     | 422 | stage-invalid",
                "PUT    | /stage                       | {}                                             | 400 | validation-failed",
                "PUT    | /stage                       | {\"stage\":\"\"}                               | 422 | stage-unknown",
                "PUT    | /stage                       | {\"stage\":\"nowhere\"}                        | 422 | stage-unknown",
                "PUT    | /stage                       | {\"stage\":\"new\",\"because\":\" \"}          | 422 | stage-invalid",
                "PUT    | /stage                       | {\"stage\":\"new\",\"by\":\"me\"}              | 400 | unknown-field",
                "PUT    | /consents/fax/marketing      | {\"given\":true,\"source\":\"form\"}           | 422 | consent-invalid",
                "PUT    | /consents/sms/fun            | {\"given\":true,\"source\":\"form\"}           | 422 | consent-invalid",
                "PUT    | /consents/sms/marketing      | {\"source\":\"form\"}                          | 400 | validation-failed",
                "PUT    | /consents/sms/marketing      | {\"given\":true}                               | 400 | validation-failed",
                "PUT    | /consents/sms/marketing      | {\"given\":\"perhaps\",\"source\":\"form\"}    | 400 | field-invalid",
                "PUT    | /consents/sms/marketing      | {\"given\":true,\"source\":\"A Form\"}         | 422 | consent-invalid",
                "PUT    | /consents/sms/marketing      | {\"given\":true,\"source\":\"form\",\"evidence\":\"\"} | 422 | consent-invalid",
                "PUT    | /consents/sms/marketing      | {\"given\":true,\"source\":\"form\",\"at\":\"2126-01-01T00:00:00Z\"} | 422 | consent-invalid",
                "PUT    | /consents/sms/marketing      | {\"given\":true,\"source\":\"form\",\"at\":\"1999-12-31T00:00:00Z\"} | 422 | consent-invalid",
                "PUT    | /consents/sms/marketing      | {\"given\":true,\"source\":\"form\",\"at\":\"-999999999-01-01T00:00:00Z\"} | 422 | consent-invalid",
                "PUT    | /consents/sms/marketing      | {\"given\":true,\"source\":\"form\",\"at\":\"today\"} | 400 | field-invalid",
                "PUT    | /memberships/Mall            | {\"points\":1}                                 | 422 | membership-invalid",
                "PUT    | /memberships/mall            | {}                                             | 422 | membership-invalid",
                "PUT    | /memberships/mall            | {\"level\":\"\"}                               | 422 | membership-invalid",
                "PUT    | /memberships/mall            | {\"points\":1000000000001}                     | 422 | membership-invalid",
                "PUT    | /memberships/mall            | {\"points\":1.5}                               | 422 | membership-invalid",
                "PUT    | /memberships/mall            | {\"points\":1e999999999}              | 422 | membership-invalid",
                "PUT    | /memberships/mall            | {\"points\":1,\"at\":\"2126-01-01T00:00:00Z\"} | 422 | membership-invalid",
                "DELETE | /memberships/Mall            |                                                | 422 | membership-invalid",
                "DELETE | /memberships/mall?at=never   |                                                | 400 | parameter-invalid",
                "DELETE | /memberships                 |                                                | 404 | path-unknown",
                "POST   | /stage                       | {\"stage\":\"new\"}                            | 405 | method-not-allowed"
            })
    void refuseWhatCannotBe(String method, String where, String body, int status, String code) {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        define("level", choices("choice", "gold", "silver"));
        var before = get(admin, path).tag();

        var answer = sendIfMatch(method, admin, path + (where == null ? "" : where), body, "*");

        assertThat(answer.text("code")).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("detail")).startsWith("Expected");
        assertThat(get(admin, path).tag()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "PUT    | contact-fields/Vip    | {\"name\":\"甲\",\"type\":\"text\"}                          | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"type\":\"text\"}                                          | 400 | validation-failed",
                "PUT    | contact-fields/a      | {\"name\":\"甲\"}                                            | 400 | validation-failed",
                "PUT    | contact-fields/a      | {\"name\":\"\",\"type\":\"text\"}                            | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"colour\"}                        | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"choice\"}                        | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"choice\",\"options\":[null]}     | 400 | validation-failed",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"choice\",\"options\":[{\"id\":\"a\"}]} | 400 | validation-failed",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"text\",\"maxLength\":0}          | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"number\",\"minimum\":1e999999}   | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"text\",\"policy\":\"oldest\"}    | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"text\",\"policy\":\"most-trusted\"} | 422 | contact-field-invalid",
                "PUT    | contact-fields/a      | {\"name\":\"甲\",\"type\":\"text\",\"trust\":[\"user\"]}     | 422 | contact-field-invalid",
                "GET    | contact-fields/a      |                                                            | 404 | contact-field-unknown",
                "DELETE | contact-fields/a      |                                                            | 404 | contact-field-unknown",
                "PUT    | lifecycle-stages      | {}                                                         | 400 | field-invalid",
                "PUT    | lifecycle-stages      | []                                                         | 422 | lifecycle-stages-invalid",
                "PUT    | lifecycle-stages      | [null]                                                     | 400 | validation-failed",
                "PUT    | lifecycle-stages      | [{\"id\":\"a\"}]                                           | 400 | validation-failed",
                "PUT    | lifecycle-stages      | [{\"id\":\"A\",\"name\":\"甲\"}]                             | 422 | lifecycle-stages-invalid",
                "PUT    | lifecycle-stages      | [{\"id\":\"a\",\"name\":\" \"}]                             | 422 | lifecycle-stages-invalid",
                "PUT    | lifecycle-stages      | [{\"id\":\"a\",\"name\":\"甲\"},{\"id\":\"a\",\"name\":\"乙\"}]  | 422 | lifecycle-stages-invalid"
            })
    void refuseDefinitionsThatCannotBe(String method, String where, String body, int status, String code) {
        var answer = sendIfMatch(method, admin, "/api/v1/" + where, body, "*");

        assertThat(answer.text("code")).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(get(admin, "/api/v1/contact-fields").body().path("items")).isEmpty();
        assertThat(get(admin, "/api/v1/lifecycle-stages").body().path("items")).hasSize(6);
    }

    @Test
    void nameEachFieldThatIsWrong() {
        define("vip", "{\"name\":\"贵宾\",\"type\":\"boolean\"}");
        define("birthday", "{\"name\":\"生日\",\"type\":\"date\"}");

        var answer = change("PATCH", lin, "", "{\"fields\":{\"vip\":true,\"birthday\":\"1990\",\"nothing\":1}}");

        assertThat(answer.body().path("errors"))
                .extracting(flaw ->
                        flaw.path("field").asString() + " " + flaw.path("code").asString())
                .containsExactly("fields.birthday value-invalid", "fields.nothing field-unknown");
        assertThat(answer.text("detail")).contains("fields.birthday");
        assertThat(get(lin, path).body().path("fields")).isEmpty();
    }

    @Test
    void refuseMoreSystemsThanAContactHas() {
        for (int i = 0; i < 50; i++) {
            assertThat(change("PUT", shop, "/memberships/m" + i, "{\"points\":1}")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(change("PUT", shop, "/memberships/another", "{\"points\":1}").text("code"))
                .isEqualTo("memberships-too-many");
        assertThat(change("PUT", shop, "/memberships/m7", "{\"points\":2}").status())
                .isEqualTo(200);
    }

    private record Write(String method, String path, String body) {}

    private static List<Write> writes() {
        return List.of(
                new Write("PATCH", "", "{\"fields\":{\"vip\":true}}"),
                new Write("PUT", "/stage", "{\"stage\":\"interested\"}"),
                new Write("PUT", "/consents/sms/marketing", "{\"given\":true,\"source\":\"web-form\"}"),
                new Write("PUT", "/memberships/mall", "{\"level\":\"gold\"}"),
                new Write("DELETE", "/memberships/mall", null));
    }

    private Answer change(String method, String token, String where, String body) {
        return sendIfMatch(method, token, path + where, body, "*");
    }

    private void define(String field, String definition) {
        assertThat(putAny(admin, "/api/v1/contact-fields/" + field, definition).status())
                .isEqualTo(200);
    }

    private static String choices(String type, String... options) {
        var listed = Stream.of(options)
                .map("{\"id\":\"%1$s\",\"name\":\"%1$s\"}"::formatted)
                .toList();
        return "{\"name\":\"选项\",\"type\":\"%s\",\"options\":%s}".formatted(type, listed);
    }

    private String city() {
        return get(lin, path).body().path("fields").path("city").asString("");
    }

    private List<String> kinds() {
        return get(admin, path + "/timeline?limit=100")
                .body()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private JsonNode lastSnapshot() {
        return data(told(Topics.CONTACT_PROFILES).getLast());
    }

    private List<JsonNode> heard(String type) {
        return told(Topics.CONTACT_EVENTS).stream()
                .filter(event -> event.type().name().equals(type))
                .map(StatementFlowTests::data)
                .toList();
    }

    private List<EventEnvelope> told(String topic) {
        var key = Ids.contactKey(corp, id);
        return TestKafka.read(topic).stream()
                .filter(record -> key.equals(new String(record.key(), UTF_8)))
                .map(CloudEventHeaders::read)
                .toList();
    }

    private static JsonNode data(EventEnvelope event) {
        return JsonMapper.shared().readTree(event.data());
    }

    private String program(String name) {
        return TestTokens.token(Map.of("corp", corp, "sub", name, "data_scope", "all", "roles", List.of("integrator")));
    }

    private String haveContact(String staffId) {
        var contactId = UUID.randomUUID().toString().replace("-", "");
        learn(
                contactId,
                new ContactFact.Added(
                        "wm" + contactId, staffId, null, List.of(), MORNING.truncatedTo(ChronoUnit.SECONDS)));
        return contactId;
    }

    private void learn(String contactId, ContactFact fact) {
        var cause = new EventEnvelope(
                "cause-" + UUID.randomUUID(),
                EventType.of("scrm.wecom.external-contact-added.v1"),
                "/wecom-gateway",
                null,
                MORNING,
                corp,
                0,
                null,
                null,
                null,
                new byte[0]);
        contacts.apply(List.of(new LearnedFact(
                new ContactId(corp, contactId), fact, cause, new SourcePosition("callbacks", 0, positions++))));
    }
}
