package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts that somebody makes of people whom WeCom does not know, from the request to what everybody hears. */
class CreationFlowTests extends RunningContactService {
    private static final String PATH = "/api/v1/contacts";
    private static final String WANG = """
            {"identities":[{"type":"phone","value":"138 0000 0001"},{"type":"member-id","scope":"erp","value":"E-17"}],
             "name":"王小明","gender":"male","fields":{"city":"上海"},"tagIds":["fan"],
             "consents":[{"channel":"sms","purpose":"marketing","given":true,"source":"web-form","evidence":"表单 17"}]}""";

    /** A corp of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String mei = TestTokens.token(corp, "mei", "all", "manager");
    private final String erp =
            TestTokens.token(Map.of("corp", corp, "sub", "erp", "data_scope", "all", "roles", List.of("integrator")));

    @BeforeEach
    void setUpTheCorp() {
        putAny(admin, "/api/v1/contact-fields/city", "{\"name\":\"城市\",\"type\":\"text\"}");
        putAny(admin, "/api/v1/tag-groups/lists", "{\"name\":\"名单\"}");
        putAny(admin, "/api/v1/tags/fan", "{\"name\":\"粉丝\",\"groupId\":\"lists\"}");
    }

    @Test
    void haveAllThatTheRequestSaysAndAreToldOnce() {
        var made = send("POST", mei, PATH, WANG);

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var id = made.text("id");
        assertThat(made.location()).isEqualTo(PATH + "/" + id);
        var contact = get(mei, PATH + "/" + id);
        assertThat(contact.tag()).isEqualTo(made.tag()).isNotEmpty();
        assertThat(contact.text("name")).isEqualTo("王小明");
        assertThat(contact.text("gender")).isEqualTo("male");
        assertThat(contact.body().path("fields").toString()).isEqualTo("{\"city\":\"上海\"}");
        assertThat(contact.body().path("tagIds").toString()).isEqualTo("[\"fan\"]");
        assertThat(contact.body().at("/consentStatements/0/evidence").asString())
                .isEqualTo("表单 17");
        assertThat(contact.body().at("/fieldValues/0/source").asString()).isEqualTo("user:mei");
        assertThat(get(mei, PATH + "/" + id + "/identities").body().path("items"))
                .extracting(one -> one.path("value").asString())
                .containsExactlyInAnyOrder("+8613800000001", "E-17");
        eventually(() -> assertThat(told(Topics.CONTACT_PROFILES, corp, id)).hasSize(1));
        assertThat(told(Topics.CONTACT_EVENTS, corp, id))
                .extracting(event -> event.type().name())
                .containsExactlyInAnyOrder(
                        "scrm.contact.created",
                        "scrm.contact.identified",
                        "scrm.contact.identified",
                        "scrm.contact.profile-changed",
                        "scrm.contact.tagged",
                        "scrm.contact.consent-changed");
        told(Topics.CONTACT_EVENTS, corp, id)
                .forEach(event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
        assertThat(get(mei, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E")
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void areNotMadeOfSomebodyWhoIsKnown() {
        var known = send("POST", erp, PATH, WANG).text("id");

        for (var identity : List.of(
                "{\"type\":\"phone\",\"value\":\"+8613800000001\"}",
                "{\"type\":\"member-id\",\"scope\":\"erp\",\"value\":\"E-17\"}")) {
            var again = send(
                    "POST",
                    mei,
                    PATH,
                    "{\"identities\":[{\"type\":\"weibo\",\"value\":\"new\"},%s],\"name\":\"李四\"}".formatted(identity));
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text("code")).isEqualTo("contact-exists");
            assertThat(again.text("contactId")).isEqualTo(known);
            assertThat(again.text("field")).isEqualTo("identities[1]");
        }
        assertThat(get(mei, PATH + "/" + known).text("name")).isEqualTo("王小明");
        assertThat(get(mei, PATH).body().path("items")).hasSize(1);
    }

    @Test
    void areMadeOnceHoweverOftenTheRequestComesUnderItsKey() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(
                            () -> sendWith("POST", PATH, headers(mei, "order-17"), WANG.getBytes(UTF_8))))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().status())
                        .as(answer.get().body().toString())
                        .isEqualTo(201);
            }
            assertThat(answers.stream()
                            .map(answer -> answer.resultNow().text("id"))
                            .collect(Collectors.toSet()))
                    .hasSize(1);
        }
        assertThat(get(mei, PATH).body().path("items")).hasSize(1);

        var other = sendWith(
                "POST",
                PATH,
                headers(mei, "order-17"),
                WANG.replace("王小明", "李四").getBytes(UTF_8));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
        assertThat(sendWith("POST", PATH, headers(erp, "order-17"), WANG.getBytes(UTF_8))
                        .text("code"))
                .as("of another caller")
                .isEqualTo("contact-exists");
    }

    @Test
    void areFoundByWhatTheyAreKnownUnder() {
        var id = send("POST", mei, PATH, WANG).text("id");

        var found = send(
                "POST",
                mei,
                "/api/v1/contact-lookups",
                "{\"identities\":[{\"type\":\"member-id\",\"scope\":\"erp\",\"value\":\"E-17\"}]}");

        assertThat(found.body().at("/items/0/contactId").asString()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, all, 201, 201",
        "manager, all, 201, 201",
        "integrator, all, 201, 403",
        "agent, all, 403, 403",
        "auditor, all, 403, 403",
        "admin, own, 403, 403",
        "integrator, own, 403, 403",
        "stranger, all, 403, 403"
    })
    void areMadeByWhoMaySayAllOfIt(String role, String scope, int status, int withStage) {
        var token = TestTokens.token(corp, "lin.wei", scope, role);

        assertThat(send("POST", token, PATH, WANG).status()).isEqualTo(status);
        assertThat(send(
                                "POST",
                                token,
                                PATH,
                                "{\"identities\":[{\"type\":\"weibo\",\"value\":\"w\"}],\"stage\":\"interested\"}")
                        .status())
                .isEqualTo(withStage);
    }

    /** An agent who sees numbers may; one who does not learns by no refusal whose one is. */
    @Test
    void areMadeOfNothingThatIsMaskedForWhoAsks() {
        var agent = TestTokens.token(corp, "lin.wei", "all", "agent");
        send("POST", mei, PATH, WANG);
        assertThat(send("POST", agent, PATH, WANG).text("code")).isEqualTo("field-masked");

        var masks =
                "{\"roles\":{\"agent\":{\"phone\":\"shown\",\"email\":\"shown\",\"identity\":\"shown\",\"name\":\"masked\"}}}";
        sendIfMatch("PUT", admin, "/api/v1/field-masks", masks, "*");

        assertThat(send("POST", agent, PATH, "{\"identities\":[{\"type\":\"weibo\",\"value\":\"w\"}]}")
                        .status())
                .isEqualTo(201);
        assertThat(send("POST", agent, PATH, "{\"identities\":[{\"type\":\"weibo\",\"value\":\"v\"}],\"name\":\"李四\"}")
                        .text("code"))
                .isEqualTo("field-masked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "none",
            value = {
                "{}                                                | 400 | validation-failed       | identities",
                "{\"identities\":[]}                               | 400 | validation-failed       | identities",
                "{\"identities\":[null]}                           | 400 | validation-failed       | identities[0]",
                "{\"identities\":[{\"type\":\"phone\"}]}           | 400 | validation-failed       | identities[0].value",
                "{\"identities\":[{\"type\":\"fax\",\"value\":\"1\"}]} | 422 | identity-invalid    | identities[0].type",
                "{\"identities\":[OK,{\"type\":\"phone\",\"value\":\"12\"}]} | 422 | identity-invalid | identities[1].value",
                "{\"identities\":[{\"type\":\"member-id\",\"value\":\"1\"}]} | 422 | identity-invalid | identities[0].scope",
                "{\"identities\":[{\"type\":\"union-id\",\"value\":\"u\"}]} | 422 | identity-invalid | identities[0].type",
                "{\"identities\":[{\"type\":\"external-user-id\",\"value\":\"wm\"}]} | 422 | identity-invalid | identities[0].type",
                "{\"identities\":[OK],\"name\":\"\"}               | 422 | contact-profile-invalid | name",
                "{\"identities\":[OK],\"name\":\"a\\nb\"}          | 422 | contact-profile-invalid | name",
                "{\"identities\":[OK],\"gender\":\"unknown\"}      | 422 | contact-profile-invalid | gender",
                "{\"identities\":[OK],\"fields\":{\"city\":17}}    | 422 | contact-fields-invalid  | fields.city",
                "{\"identities\":[OK],\"fields\":{\"x\":1}}        | 422 | contact-fields-invalid  | fields.x",
                "{\"identities\":[OK],\"stage\":\"nowhere\"}       | 422 | stage-unknown           | stage",
                "{\"identities\":[OK],\"tagIds\":[\"fan\",\"no\"]} | 422 | contact-invalid         | tagIds[1]",
                "{\"identities\":[OK],\"tagIds\":[null]}           | 400 | validation-failed       | tagIds[0]",
                "{\"identities\":[OK],\"consents\":[{\"channel\":\"fax\",\"purpose\":\"marketing\",\"given\":true,\"source\":\"a\"}]} | 422 | consent-invalid | consents[0].channel",
                "{\"identities\":[OK],\"consents\":[{\"channel\":\"sms\",\"purpose\":\"fun\",\"given\":true,\"source\":\"a\"}]} | 422 | consent-invalid | consents[0].purpose",
                "{\"identities\":[OK],\"consents\":[{\"channel\":\"sms\",\"purpose\":\"marketing\",\"given\":true,\"source\":\"A b\"}]} | 422 | consent-invalid | consents[0].source",
                "{\"identities\":[OK],\"consents\":[{\"channel\":\"sms\",\"purpose\":\"marketing\",\"given\":true,\"source\":\"a\",\"at\":\"2126-01-01T00:00:00Z\"}]} | 422 | consent-invalid | consents[0].at",
                "{\"identities\":[OK],\"consents\":[CONSENT,CONSENT]} | 422 | consent-invalid      | consents[1]",
                "{\"identities\":[OK],\"phone\":\"1\"}             | 400 | unknown-field           | none",
                "{\"identities\":[OK],\"name\":[\"王\"]}           | 400 | field-invalid           | name",
                "[]                                                | 400 | field-invalid           | none"
            })
    void areNotMadeOfWhatCannotBe(String body, int status, String code, String field) {
        var wanted = body.replace("OK", "{\"type\":\"weibo\",\"value\":\"w\"}")
                .replace(
                        "CONSENT",
                        "{\"channel\":\"sms\",\"purpose\":\"marketing\",\"given\":true,\"source\":\"web-form\"}");

        var answer = send("POST", mei, PATH, wanted);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        if (code != null) {
            assertThat(answer.text("code")).isEqualTo(code);
        }
        if (field != null) {
            assertThat(answer.text("field")).isEqualTo(field);
        }
        assertThat(answer.text("detail")).startsWith("Expected");
        assertThat(get(mei, PATH).body().path("items")).isEmpty();
    }

    @Test
    void areNotMadeUnderAKeyThatIsNone() {
        var answer = sendWith("POST", PATH, headers(mei, "a b"), WANG.getBytes(UTF_8));

        assertThat(answer.text("code")).isEqualTo("contact-invalid");
        assertThat(answer.text("field")).isEqualTo("Idempotency-Key");
    }

    private static Map<String, String> headers(String token, String idempotencyKey) {
        var headers = new HashMap<>(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return headers;
    }
}
