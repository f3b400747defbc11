package dev.scrm.gateway;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reconciliation of a simulated WeCom that did not tell everything. */
@TestPropertySource(properties = {"gateway.reconciliation.nightly=false", "gateway.reconciliation.settling=0s"})
class ReconciliationFlowTests extends RunningGateway {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PATH = "/api/v1/corps/" + CORP + "/reconciliations";

    /** Of this test alone. */
    private final String mark = "r" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void listen() {
        Simulator.callBackTo(url(""));
        switches("\"lateGroups\":false,\"suppressedCallbacks\":[]");
    }

    @AfterEach
    void tellAgain() {
        switches("\"lateGroups\":true,\"suppressedCallbacks\":[]");
        Simulator.heal();
    }

    @Test
    void findsEveryChangeThatNoCallbackToldOfAndNoOther() {
        var world = new ChangingWorld(mark);
        awaitThatTheyAreNotTakenForWhatComesAfterTheReading();
        reconcile("{}");
        world.changeSomeThings();
        awaitDeliveries();
        switches("\"suppressedCallbacks\":[\"*\"]");

        var changed = world.changeFiveHundredThings();

        var report = reconcile("{}");
        assertThat(changed.values().stream().mapToInt(List::size).sum()).isEqualTo(500);
        assertThat(missed(report)).containsExactlyInAnyOrderElementsOf(all(changed));
        assertThat(report.path("missed").asInt()).isEqualTo(500);
        var latest = latestSnapshots(report.path("id").asString());
        assertThat(latest.keySet()).containsAll(all(changed));
        assertThat(latest.values()).allSatisfy(ReconciliationFlowTests::assertKeepsItsContract);
        world.assertToldAsTheyAre(latest);

        var once = reconcile("{}");
        assertThat(once.path("missed").asInt()).isZero();
        assertThat(differences(once, "")).isEmpty();
    }

    @Test
    void goesOnWhereItWasAfterWeComRefusedToAnswerForAWhile() {
        var world = new ChangingWorld(mark);
        reconcile("{}");
        switches("\"suppressedCallbacks\":[\"*\"]");
        var added = world.addCustomers(3);
        Simulator.fault("externalcontact/batch/get_by_user", "\"drop\":true,\"count\":4");
        Simulator.fault("user/get", "\"errcode\":-1,\"count\":3");

        var report = reconcile("{\"parts\":[\"staff\",\"contacts\"]}");

        assertThat(missed(report)).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void tellsEverythingOnlyWhereThatIsWanted() {
        reconcile("{}");

        var different = reconcile("{\"parts\":[\"tags\"]}");
        var everything = reconcile("{\"parts\":[\"tags\"],\"everything\":true}");

        assertThat(latestSnapshots(different.path("id").asString())).isEmpty();
        assertThat(latestSnapshots(everything.path("id").asString()))
                .hasSize(everything.path("parts").path(0).path("read").asInt())
                .containsKey("contact-tag:etEXgold");
    }

    @Test
    void readsContactWaysOfWhichWeComTellsNothing() {
        reconcile("{}");
        var made = Simulator.call(
                "externalcontact/add_contact_way",
                "{\"type\":2,\"scene\":2,\"state\":\"%s\",\"user\":[\"lin.wei\"]}".formatted(mark));
        assertThat(made).isZero();

        var report = reconcile("{\"parts\":[\"contact-ways\"]}");

        assertThat(differences(report, "")).singleElement().satisfies(difference -> {
            assertThat(difference.path("change").asString()).isEqualTo("appeared");
            assertThat(difference.path("missed").asBoolean(true)).isFalse();
        });
        assertThat(latestSnapshots(report.path("id").asString()).values())
                .singleElement()
                .satisfies(way -> {
                    assertKeepsItsContract(way);
                    assertThat(way.path("state").asString()).isEqualTo(mark);
                    assertThat(way.path("staffIds").path(0).asString()).isEqualTo("lin.wei");
                });
    }

    @Test
    void readsWhatTheAppMaySeeAndSaysWhatItMayNot() {
        Simulator.fault("department/list", "\"errcode\":48009,\"forSeconds\":600");
        Simulator.fault("externalcontact/list_contact_way", "\"errcode\":48002,\"forSeconds\":600");

        var report = reconcile("{\"everything\":true}");

        assertThat(part(report, "contact-ways").path("state").asString()).isEqualTo("refused");
        assertThat(part(report, "contact-ways").path("errorCode").asInt()).isEqualTo(48002);
        assertThat(part(report, "staff").path("customerContactOnly").asBoolean())
                .isTrue();
        assertThat(part(report, "departments").path("state").asString()).isEqualTo("done");
        assertThat(latestSnapshots(report.path("id").asString())).containsKeys("staff:lin.wei", "department:1");
    }

    @Test
    void isBegunSeenAndEndedByAdminsOfTheCorpOnly() {
        Simulator.fault("*", "\"errcode\":-1,\"forSeconds\":600");
        var begun = post(PATH, "{\"parts\":[\"tags\"]}");
        assertThat(begun.status()).isEqualTo(202);
        var id = begun.json().path("id").asString();

        assertThat(post(PATH, "{}").code()).isEqualTo("reconciliation-under-way");
        assertThat(post(PATH, "{\"parts\":[\"nothing\"]}").code()).isEqualTo("part-unknown");
        assertThat(Http.postJson(url(PATH), TestTokens.token(CORP, "lin.wei", "own", "agent"), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(Http.get(url(PATH + "/" + id), TestTokens.token("wwOTHER", "x", "all", "admin"))
                        .code())
                .isEqualTo("corp-unknown");
        assertThat(get(PATH + "/" + id).path("status").asString()).isEqualTo("running");
        assertThat(get(PATH).path("items").path(0).path("id").asString()).isEqualTo(id);
        assertThat(post(PATH + "/" + id + "/cancellation", "").status()).isEqualTo(204);
        assertThat(post(PATH + "/" + id + "/cancellation", "").code()).isEqualTo("reconciliation-ended");
        assertThat(get(PATH + "/" + id).path("status").asString()).isEqualTo("cancelled");
        assertThat(post(PATH + "/nobody/cancellation", "").code()).isEqualTo("reconciliation-unknown");
    }

    /** Runs one to its end and answers the report. */
    private JsonNode reconcile(String wish) {
        var begun = post(PATH, wish);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var path = PATH + "/" + begun.json().path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> !get(path).path("status").asString().equals("running"));
        var report = get(path);
        assertThat(report.path("status").asString()).isEqualTo("finished");
        assertThat(TestKafka.read(Topics.WECOM_SNAPSHOTS).stream()
                        .map(CloudEventHeaders::read)
                        .filter(event -> event.type().name().equals("scrm.wecom.reconciliation-finished"))
                        .filter(event -> new String(event.data(), StandardCharsets.UTF_8)
                                .contains(report.path("id").asString())))
                .hasSize(1)
                .allSatisfy(
                        event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
        return report;
    }

    private List<String> missed(JsonNode report) {
        return differences(report, "missed=true").stream()
                .map(ReconciliationFlowTests::name)
                .toList();
    }

    /** All pages. */
    private List<JsonNode> differences(JsonNode report, String filter) {
        List<JsonNode> found = new ArrayList<>();
        var cursor = "";
        do {
            var page = get(PATH + "/" + report.path("id").asString() + "/differences?limit=90&" + filter
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(found::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return found;
    }

    private static String name(JsonNode difference) {
        var identity = difference.path("identity");
        return switch (difference.path("part").asString()) {
            case "contacts" ->
                "external-contact:" + identity.path("externalUserId").asString() + "/"
                        + identity.path("staffId").asString();
            case "group-chats" -> "group-chat:" + identity.path("chatId").asString();
            case "tags" -> "contact-tag:" + identity.path("id").asString();
            case "staff" -> "staff:" + identity.path("staffId").asString();
            case "departments" -> "department:" + identity.path("departmentId").asString();
            default -> difference.toString();
        };
    }

    private static List<String> all(Map<String, List<String>> changed) {
        return changed.values().stream().flatMap(List::stream).toList();
    }

    /** What a run told last of each thing, by its name; each thing is told once. */
    private static Map<String, JsonNode> latestSnapshots(String runId) {
        var told = TestKafka.read(Topics.WECOM_SNAPSHOTS).stream()
                .map(CloudEventHeaders::read)
                .filter(event -> new String(event.data(), StandardCharsets.UTF_8).contains(runId))
                .filter(event -> event.type().name().endsWith("-snapshot"))
                .toList();
        assertThat(told.stream().collect(groupingBy(event -> event.id(), counting())))
                .allSatisfy((_, count) -> assertThat(count).isOne());
        Map<String, JsonNode> latest = new HashMap<>();
        told.forEach(event -> {
            var type = event.type().name();
            var kind = type.substring("scrm.wecom.".length(), type.length() - "-snapshot".length());
            var data = JsonMapper.shared().readTree(event.data());
            var about = kind.equals("external-contact")
                    ? data.path("externalUserId").asString() + "/"
                            + data.path("staffId").asString()
                    : String.valueOf(event.subject());
            latest.put(kind + ":" + about, data);
        });
        return latest;
    }

    private static void assertKeepsItsContract(JsonNode snapshot) {
        var type =
                switch (snapshot) {
                    case JsonNode data when data.has("externalUserId") -> "external-contact";
                    case JsonNode data when data.has("chatId") -> "group-chat";
                    case JsonNode data when data.has("staffId") -> "staff";
                    case JsonNode data when data.has("departmentId") -> "department";
                    case JsonNode data when data.has("configId") -> "contact-way";
                    default -> "contact-tag";
                };
        GoldenSample.assertMatchesSchema(
                "scrm.wecom." + type + "-snapshot.v1", snapshot.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode part(JsonNode report, String word) {
        return report.path("parts")
                .valueStream()
                .filter(part -> part.path("part").asString().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitDeliveries() {
        await().atMost(PATIENCE)
                .until(() -> Http.get(Simulator.url() + "/sim/v1/deliveries", null)
                        .json()
                        .path("items")
                        .valueStream()
                        .noneMatch(
                                delivery -> delivery.path("status").asString().equals("PENDING")));
    }

    /** What was told up to three seconds before a reading may be what the next one finds: clocks differ. */
    private static void awaitThatTheyAreNotTakenForWhatComesAfterTheReading() {
        var made = Instant.now();
        await().until(() -> Instant.now().isAfter(made.plusSeconds(4)));
    }

    private static void switches(String switches) {
        assertThat(Http.put(Simulator.url() + "/sim/v1/switches", "{" + switches + "}")
                        .status())
                .isBetween(200, 204);
    }

    private Http.Answer post(String path, String body) {
        return Http.postJson(url(path), TestTokens.admin(), body);
    }

    private JsonNode get(String path) {
        return Http.get(url(path), TestTokens.admin()).json();
    }
}
