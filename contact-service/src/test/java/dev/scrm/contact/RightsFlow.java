package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.staff.Department;
import dev.scrm.contact.staff.Organizations;
import dev.scrm.contact.staff.StaffMember;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Wang Fang, of whom a corp knows something of every kind, and those who look at her. */
abstract class RightsFlow extends RunningContactService {
    static final String PHONE = "+8613812345678";
    static final String EMAIL = "wang.fang@example.com";
    static final String OPEN_ID = "oEXopenid7788990011";

    /** By what she is reached, as it is written here and there. */
    static final List<String> REACHABLE =
            List.of("13812345678", "138-1234-5678", "1.3812345678E10", EMAIL, OPEN_ID, "oEXunion0001");

    /** What else is known of her. */
    static final List<String> PERSONAL =
            List.of("王芳", "汪小芳", "王姐", "新号", "录音", "1988-08-18", "165.5", "金卡", "128045067", "wang.png", "面膜");

    /** Of this test alone. */
    final String corp = "ww" + UUID.randomUUID();

    final String externalUserId = "wmEX" + UUID.randomUUID();
    final String wang = Ids.contact(corp, externalUserId);
    final String path = "/api/v1/contacts/" + wang;
    final String admin = TestTokens.token(corp, "root", "all", "admin");

    @Autowired
    private Contacts contacts;

    @Autowired
    private Organizations organizations;

    /** Zhou Hua is in the department above the one of whoever follows her. */
    @BeforeEach
    void wangFang() {
        var begin = Instant.parse("2026-11-21T08:30:00Z");
        organizations.learn(
                List.of(
                        new StaffMember(corp, "zhou.hua", List.of("1"), begin),
                        new StaffMember(corp, "lin.wei", List.of("2"), begin)),
                List.of(new Department(corp, "2", "1", begin)));
        learn(wang, new ContactFact.Added(externalUserId, "lin.wei", "poster-17", List.of(), begin));
        learn(
                wang,
                new ContactFact.Fetched(
                        externalUserId,
                        "王芳",
                        Kind.WECHAT,
                        Gender.FEMALE,
                        "https://example.invalid/wang.png",
                        "oEXunion0001",
                        List.of(new ContactFact.Follower(
                                "lin.wei", begin, "poster-17", "王姐 13812345678 " + EMAIL, List.of(), null)),
                        begin.plusSeconds(1)));
        ok(putAny(admin, "/api/v1/contact-fields/birthday", "{\"name\":\"生日\",\"type\":\"date\"}"));
        ok(putAny(admin, "/api/v1/contact-fields/note", "{\"name\":\"备注\",\"type\":\"text\"}"));
        ok(putAny(admin, "/api/v1/contact-fields/height", "{\"name\":\"身高\",\"type\":\"number\"}"));
        ok(
                any(
                        "PATCH",
                        "",
                        "{\"fields\":{\"birthday\":\"1988-08-18\",\"note\":\"新号 +86 138-1234-5678\",\"height\":165.5},\"name\":\"汪小芳\"}"));
        ok(any("PUT", "/stage", "{\"stage\":\"interested\",\"because\":\"来电 13812345678 咨询\"}"));
        ok(any(
                "PUT",
                "/consents/sms/marketing",
                "{\"given\":true,\"source\":\"phone-call\",\"evidence\":\"录音 13812345678\"}"));
        ok(any("PUT", "/memberships/mall", "{\"level\":\"金卡\",\"points\":128045067}"));
        identity("phone", null, "138 1234 5678");
        identity("email", null, EMAIL);
        identity("open-id", "wxEXmini", OPEN_ID);
        behaviors();
    }

    private void behaviors() {
        ok(putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}"));
        var key =
                send("POST", admin, "/api/v1/behavior-sources/shop/keys", null).text("key");
        var row = "{\"messageId\":\"%s\",\"type\":\"%s\",\"occurredAt\":\"%s\",%s,\"properties\":%s}";
        var rows = String.join(
                ",",
                row.formatted(
                        "m-1",
                        "searched",
                        Instant.now().minusSeconds(60),
                        "\"contactId\":\"" + wang + "\"",
                        "{\"query\":\"面膜 13812345678\",\"category\":\"面膜 138-1234-5678\",\"13812345678\":true,\"number\":13812345678.0}"),
                row.formatted(
                        "m-2",
                        "searched",
                        Instant.now().minusSeconds(60),
                        "\"identity\":{\"type\":\"phone\",\"value\":\"13812345678\"}",
                        "{\"query\":7}"));
        var sent = sendWith(
                "POST",
                "/api/v1/behaviors",
                Map.of("X-Api-Key", key, "Content-Type", "application/json"),
                ("{\"items\":[" + rows + "]}").getBytes(StandardCharsets.UTF_8));
        assertThat(sent.body().path("accepted").asInt()).isEqualTo(1);
        eventually(() ->
                assertThat(get(admin, path + "/behaviors").body().path("items")).hasSize(1));
        assertThat(get(admin, "/api/v1/behavior-quarantine").body().path("items"))
                .hasSize(1);
        eventually(() ->
                assertThat(get(admin, path + "/timeline").body().path("items")).hasSizeGreaterThan(4));
    }

    /** Whoever is named follows her, when it is lin.wei. */
    String token(String role, String scope) {
        return switch (scope) {
            case "all" -> TestTokens.token(corp, "gu.yan", "all", role);
            case "own" -> TestTokens.token(corp, "lin.wei", "own", role);
            case "department" -> TestTokens.token(corp, "zhou.hua", "department", role);
            case "foreign" -> TestTokens.token(corp, "chen.bo", "own", role);
            default -> throw new IllegalArgumentException(scope);
        };
    }

    Answer masks(String roles) {
        return sendIfMatch("PUT", admin, "/api/v1/field-masks", "{\"roles\":" + roles + "}", "*");
    }

    Answer reveal(String token, String body) {
        return send("POST", token, path + "/reveals", body);
    }

    /** A file of all that there is of whom the caller sees, once it is written; answers the id. */
    String exported(String token, String format, String... columns) {
        var asked = send(
                "POST",
                token,
                "/api/v1/contact-exports",
                "{\"format\":\"%s\",\"columns\":[\"%s\"],\"purpose\":\"analysis\"}"
                        .formatted(format, String.join("\",\"", columns)));
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
        var id = asked.text("id");
        eventually(() -> assertThat(get(token, "/api/v1/contact-exports/" + id).text("status"))
                .isEqualTo("completed"));
        return id;
    }

    /** The corp's records of the trail as they are told. */
    List<String> records() {
        return TestKafka.read(Topics.AUDIT_RECORDS).stream()
                .filter(record -> corp.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private Answer any(String method, String under, String body) {
        return sendIfMatch(method, admin, path + under, body, "*");
    }

    private void identity(String type, String scope, String value) {
        var body = scope == null
                ? "{\"type\":\"%s\",\"value\":\"%s\"}".formatted(type, value)
                : "{\"type\":\"%s\",\"scope\":\"%s\",\"value\":\"%s\"}".formatted(type, scope, value);
        ok(send("POST", admin, path + "/identities", body));
    }

    static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    void learn(String contactId, ContactFact fact) {
        var cause = new EventEnvelope(
                UUID.randomUUID().toString(),
                EventType.of("scrm.wecom.external-contact-added.v1"),
                "/wecom-gateway",
                null,
                Instant.parse("2026-11-21T08:30:00Z"),
                corp,
                0,
                null,
                null,
                null,
                new byte[0]);
        contacts.apply(List.of(new LearnedFact(
                new ContactId(corp, contactId),
                fact,
                cause,
                new SourcePosition(UUID.randomUUID().toString(), 0, 0))));
    }
}
