package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two contacts of one person, from what WeCom tells to what everybody sees. */
class MergeFlowTests extends RunningContactService {
    private static final String LIN = "lin.wei";
    private static final String CHEN = "chen.bo";
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String shop =
            TestTokens.token(Map.of("corp", corp, "sub", "shop", "data_scope", "all", "roles", List.of("integrator")));

    @Test
    void areSeenAsOneOnceWecomTellsThatTheyAreTheSame() {
        var one = scanned(LIN);
        var other = scanned(CHEN);
        fetched(one, "oEXunion0001");
        fetched(other, "oEXunion0001");

        var survivor = min(one, other);
        var merged = survivor.equals(one) ? other : one;

        eventually(() -> assertThat(contact(merged).path("id").asString()).isEqualTo(survivor.contactId()));
        eventually(() -> assertThat(contact(survivor).path("relations")).hasSize(2));
        assertThat(get(admin, "/api/v1/contacts").body().path("items")).hasSize(1);
        assertThat(get(TestTokens.token(corp, LIN, "own", "agent"), survivor.path())
                        .status())
                .isEqualTo(200);
        eventually(() -> assertThat(kinds(survivor))
                .contains("merged")
                .filteredOn("created"::equals)
                .hasSize(2));
        assertThat(told(Topics.CONTACT_EVENTS, survivor))
                .extracting(event -> event.type().name())
                .filteredOn("scrm.contact.merged"::equals)
                .hasSize(1);
        assertThat(new String(told(Topics.CONTACT_PROFILES, merged).getLast().data(), UTF_8))
                .contains("\"seenAs\":\"" + survivor.contactId() + "\"");
        assertThat(everythingTold(survivor, merged))
                .allSatisfy(
                        event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
    }

    @Test
    void tellWhatBecomesOfEitherAsNewsOfTheOne() {
        var one = scanned(LIN);
        var other = scanned(CHEN);
        merge(one, other);
        var survivor = min(one, other);
        var merged = survivor.equals(one) ? other : one;

        hear(Topics.WECOM_CALLBACKS, merged, "scrm.wecom.external-contact-added.v1", Map.of("staffId", "zhao.min"));

        eventually(() -> assertThat(told(Topics.CONTACT_EVENTS, survivor))
                .filteredOn(event -> event.type().name().equals("scrm.contact.followed"))
                .anySatisfy(event -> assertThat(new String(event.data(), UTF_8)).contains("zhao.min")));
        assertThat(told(Topics.CONTACT_EVENTS, merged))
                .noneSatisfy(
                        event -> assertThat(new String(event.data(), UTF_8)).contains("zhao.min"));
        assertThat(contact(merged).path("relations")).hasSize(3);
    }

    @Test
    void areTwoAgainWhenSomebodyUndoesIt() {
        var one = scanned(LIN);
        var other = scanned(CHEN);
        merge(one, other);
        var survivor = min(one, other);
        var merged = survivor.equals(one) ? other : one;

        assertThat(deleteAny(admin, merged.path() + "/merge").status()).isEqualTo(200);

        assertThat(contact(merged).path("id").asString()).isEqualTo(merged.contactId());
        eventually(() -> assertThat(contact(survivor).path("relations")).hasSize(1));
        assertThat(get(admin, "/api/v1/contacts").body().path("items")).hasSize(2);
        assertThat(deleteAny(admin, merged.path() + "/merge").text("code")).isEqualTo("contact-not-merged");
        assertThat(kinds(merged)).contains("created");
    }

    @Test
    void areMergedAndPartedByNobodyWhoHasNotSeenThem() {
        var one = scanned(LIN);
        var other = scanned(CHEN);
        var merges = one.path() + "/merges";
        var body = "{\"contactId\":\"%s\"}".formatted(other.contactId());
        var another = get(admin, other.path()).tag();
        assertThat(send("POST", admin, merges, body).status()).isEqualTo(428);
        assertThat(sendIfMatch("POST", admin, merges, body, another).status()).isEqualTo(412);
        assertThat(contact(other).path("id").asString()).isEqualTo(other.contactId());

        eventually(() -> assertThat(sendIfMatch(
                                "POST",
                                admin,
                                merges,
                                body,
                                get(admin, one.path()).tag())
                        .status())
                .isEqualTo(200));

        eventually(() -> assertThat(contact(one).path("relations")).hasSize(2));
        var merge = (min(one, other).equals(one) ? other : one).path() + "/merge";
        assertThat(delete(admin, merge).status()).isEqualTo(428);
        assertThat(sendIfMatch("DELETE", admin, merge, null, "\"0-0\"").status())
                .isEqualTo(412);
        assertThat(contact(one)).isEqualTo(contact(other));
        eventually(() -> assertThat(sendIfMatch(
                                "DELETE",
                                admin,
                                merge,
                                null,
                                get(admin, one.path()).tag())
                        .status())
                .isEqualTo(200));
    }

    @Test
    void areOneHoweverManyMergeThemAtTheSameTime() {
        var customers = Stream.generate(() -> scanned(LIN)).limit(6).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < customers.size(); i++) {
                var one = customers.get(i);
                var next = customers.get((i + 1) % customers.size());
                threads.execute(() -> sendIfMatch(
                        "POST",
                        admin,
                        one.path() + "/merges",
                        "{\"contactId\":\"%s\"}".formatted(next.contactId()),
                        "*"));
            }
        }

        var survivor = customers.stream().reduce(MergeFlowTests::min).orElseThrow();
        eventually(() -> assertThat(contact(survivor).path("relations")).hasSize(6));
        assertThat(customers)
                .allSatisfy(
                        one -> assertThat(contact(one).path("id").asString()).isEqualTo(survivor.contactId()));
        assertThat(get(admin, "/api/v1/contacts").body().path("items")).hasSize(1);
        var sought = customers.stream()
                .map(one -> "{\"type\":\"external-user-id\",\"value\":\"%s\"}".formatted(one.externalUserId()))
                .collect(Collectors.joining(","));
        assertThat(send("POST", admin, "/api/v1/contact-lookups", "{\"identities\":[" + sought + "]}")
                        .body()
                        .path("items"))
                .hasSize(6)
                .allSatisfy(
                        item -> assertThat(item.path("contactId").asString()).isEqualTo(survivor.contactId()));
    }

    @Test
    void areProposedWhenSomebodyTypedTheNumberAndOneWhenSomebodyAccepts() {
        var one = scanned(LIN);
        var other = scanned(CHEN);
        identify(shop, one, "138 0000-0001");
        eventually(() -> assertThat(
                        get(admin, one.path() + "/identities").body().path("items"))
                .hasSize(1));
        identify(admin, other, "+8613800000001");

        eventually(() -> assertThat(proposals("open")).hasSize(1));
        var proposal = proposals("open").path(0).path("id").asString();
        assertThat(send("POST", admin, "/api/v1/merge-proposals/" + proposal + "/acceptance", null)
                        .text("status"))
                .isEqualTo("accepted");

        assertThat(proposals("open")).isEmpty();
        assertThat(contact(one).path("id")).isEqualTo(contact(other).path("id"));
        assertThat(send("POST", admin, "/api/v1/merge-proposals/" + proposal + "/dismissal", null)
                        .text("code"))
                .isEqualTo("merge-proposal-decided");
    }

    /** The open platform gives a unionid to every app of an account, and WeCom another id of a customer to every provider. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"union-id\",\"value\":\"oEXunion7\"}",
                "{\"type\":\"external-user-id\",\"scope\":\"ww-provider-7\",\"value\":\"woEX7\"}",
                "{\"type\":\"open-id\",\"scope\":\"wxEXmini\",\"value\":\"oEXopen7\"}"
            })
    void areOneWhenProgramsSayTheSameOfBoth(String identity) {
        var one = scanned(LIN);
        var other = scanned(CHEN);

        assertThat(send("POST", shop, one.path() + "/identities", identity).status())
                .isEqualTo(200);
        assertThat(send("POST", shop, other.path() + "/identities", identity).status())
                .isEqualTo(200);

        eventually(() ->
                assertThat(contact(one).path("id")).isEqualTo(contact(other).path("id")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /merges     | {}                                          | 400 | validation-failed",
                "POST   | /merges     | {\"contactId\":\"nobody\"}                  | 404 | contact-unknown",
                "POST   | /identities | {\"type\":\"passport\",\"value\":\"x\"}     | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"phone\",\"value\":\"12\"}       | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"email\",\"value\":\"a@b\"}      | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"open-id\",\"value\":\"oEX\"}    | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"union-id\",\"value\":\"oEX\"} | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"email\",\"scope\":\"crm\",\"value\":\"a@b.cn\"} | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"weibo\",\"value\":\" \"}        | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"external-user-id\",\"value\":\"wm1\"} | 422 | identity-invalid",
                "POST   | /identities | {\"type\":\"external-user-id\",\"scope\":\"ww7\",\"value\":\"wo1\"} | 422 | identity-invalid",
                "DELETE | /merge      |                                             | 409 | contact-not-merged",
            })
    void refuseWhatCannotBe(String method, String path, String body, int status, String code) {
        var one = scanned(LIN);

        var answer = sendIfMatch(method, admin, one.path() + path, body, "*");

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void areNotForEverybodyToMerge() {
        var one = scanned(LIN);
        var other = scanned(CHEN);
        var agent = TestTokens.token(corp, LIN, "own", "agent");
        var manager = TestTokens.token(corp, LIN, "own", "manager");
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");
        var body = "{\"contactId\":\"%s\"}".formatted(other.contactId());

        assertThat(sendIfMatch("POST", agent, one.path() + "/merges", body, "*").status())
                .isEqualTo(403);
        assertThat(sendIfMatch("POST", manager, one.path() + "/merges", body, "*")
                        .text("code"))
                .isEqualTo("contact-unknown");
        assertThat(sendIfMatch("POST", stranger, one.path() + "/merges", body, "*")
                        .text("code"))
                .isEqualTo("contact-unknown");
        assertThat(get(agent, "/api/v1/merge-proposals").status()).isEqualTo(403);
        assertThat(get(manager, "/api/v1/merge-proposals").text("code")).isEqualTo("forbidden");
        assertThat(send("POST", manager, "/api/v1/merge-proposals/x/acceptance", null)
                        .status())
                .isEqualTo(403);
        assertThat(get(stranger, "/api/v1/merge-proposals").body().path("items"))
                .isEmpty();
        assertThat(send("POST", null, one.path() + "/merges", body).status()).isEqualTo(401);
    }

    private record Customer(String corp, String externalUserId) {
        String contactId() {
            return Ids.contact(corp, externalUserId);
        }

        String path() {
            return "/api/v1/contacts/" + contactId();
        }
    }

    private Customer scanned(String staffId) {
        var customer = new Customer(corp, "wm" + UUID.randomUUID());
        hear(Topics.WECOM_CALLBACKS, customer, "scrm.wecom.external-contact-added.v1", Map.of("staffId", staffId));
        eventually(() -> assertThat(get(admin, customer.path()).status()).isEqualTo(200));
        return customer;
    }

    private void fetched(Customer customer, String unionId) {
        var data = Map.<String, Object>of(
                "commandId", "command-1",
                "name", "王芳",
                "kind", "wechat",
                "gender", "female",
                "unionId", unionId,
                "followers", List.of(),
                "fetchedAt", MORNING.plusSeconds(1));
        hear(Topics.WECOM_OUTCOMES, customer, "scrm.wecom.contact-fetched.v1", data);
    }

    private void merge(Customer one, Customer other) {
        var answer = sendIfMatch(
                "POST", admin, one.path() + "/merges", "{\"contactId\":\"%s\"}".formatted(other.contactId()), "*");
        assertThat(answer.status()).isEqualTo(200);
        eventually(() -> assertThat(contact(one).path("relations")).hasSize(2));
    }

    private void identify(String token, Customer customer, String phone) {
        var answer = send(
                "POST",
                token,
                customer.path() + "/identities",
                "{\"type\":\"phone\",\"value\":\"%s\"}".formatted(phone));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("items").path(0).path("value").asString()).isEqualTo("+8613800000001");
    }

    private JsonNode contact(Customer customer) {
        return get(admin, customer.path()).body();
    }

    private JsonNode proposals(String status) {
        return get(admin, "/api/v1/merge-proposals?status=" + status).body().path("items");
    }

    private List<String> kinds(Customer customer) {
        return get(admin, customer.path() + "/timeline?limit=100")
                .body()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private static Customer min(Customer one, Customer other) {
        return one.contactId().compareTo(other.contactId()) < 0 ? one : other;
    }

    private static List<EventEnvelope> told(String topic, Customer customer) {
        var key = Ids.contactKey(customer.corp(), customer.contactId());
        return TestKafka.read(topic).stream()
                .filter(record -> key.equals(new String(record.key(), UTF_8)))
                .map(CloudEventHeaders::read)
                .toList();
    }

    private static List<EventEnvelope> everythingTold(Customer... customers) {
        return List.of(Topics.CONTACT_EVENTS, Topics.CONTACT_PROFILES, Topics.CONTACT_COMMANDS).stream()
                .flatMap(topic -> List.of(customers).stream().flatMap(customer -> told(topic, customer).stream()))
                .toList();
    }

    private static void hear(String topic, Customer customer, String type, Map<String, Object> data) {
        var all = new HashMap<>(data);
        all.put("contactId", customer.contactId());
        all.put("externalUserId", customer.externalUserId());
        var event = new EventEnvelope(
                UUID.randomUUID().toString(),
                EventType.of(type),
                "/wecom-gateway",
                null,
                MORNING,
                customer.corp(),
                0,
                null,
                null,
                null,
                EventData.write(all));
        TestKafka.send(CloudEventHeaders.toRecord(topic, Ids.contactKey(customer.corp(), customer.contactId()), event));
    }
}
