package dev.scrm.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.endtoend.RunningSuite.Customer;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main flow, black box: callbacks go in at the simulator, calls come out there, and every service shows its part. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainFlowTests {
    private static final String LIN = "lin.wei";
    private static final String CHEN = "chen.bo";
    private static final String MANAGER = "sun.jing";
    private static final String POSTER = "poster-17";
    private static final String GOLD = "etEXgold";
    private static final String OTHER_CORP = "ww5c3a0other000002";

    /** Where the id of a contact stays when everything that it leads to has gone: as docs/erasure.md says of each service. */
    private static final Set<String> KEPT_BY_ID = Set.of(
            "contact.contacts",
            "contact.erasures",
            "contact.audit-records",
            "ticket.tickets",
            "ticket.erased-contacts",
            "journey.instances",
            "gateway.erasures",
            "gateway.erased-contacts");

    @TempDir
    static Path directory;

    private static RunningSuite suite;

    @BeforeAll
    static void start() {
        var root = Path.of(System.getProperty("project.root"));
        suite = RunningSuite.start(
                SuiteSettings.of(root, directory, 22080).together().with("JOURNEY_WELCOME_MESSAGEWAIT", "5s"));
        for (var code : List.of(POSTER, "figures", "reminder")) {
            suite.contacts()
                    .putAny("/api/v1/live-codes/" + code, Map.of("name", "海报 " + code, "tagIds", List.of(GOLD)));
        }
        suite.tickets().put("/api/v1/staff/" + LIN, Map.of("name", "林薇", "onDuty", true));
        suite.tickets().put("/api/v1/staff/" + CHEN, Map.of("name", "陈波", "onDuty", true));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void knowsWhoScannedByNameFollowerAndTag() {
        var wang = suite.scan("王芳", POSTER, LIN);

        Patiently.see(() -> {
            var contact = suite.contacts().get("/api/v1/contacts/" + wang.contactId());
            assertThat(contact.path("name").asString("")).isEqualTo("王芳");
            assertThat(contact.path("liveCode").asString()).isEqualTo(POSTER);
            assertThat(contact.path("followers").path(0).path("staffId").asString())
                    .isEqualTo(LIN);
            assertThat(contact.path("tags").path(0).path("because").asString()).isEqualTo("live-code:" + POSTER);
        });
        Patiently.see(() -> assertThat(suite.calls("mark_tag"))
                .filteredOn(call -> isAbout(call, wang))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.path("body").path("add_tag").path(0).asString())
                            .isEqualTo(GOLD);
                    assertThat(call.path("answer").path("errcode").asInt()).isZero();
                }));
    }

    @Test
    void welcomesACustomerByNameExactlyOnce() {
        var wang = suite.scan("王小明", POSTER, LIN);

        Patiently.see(() -> assertThat(kindsIn(timeline(wang))).contains("welcome-sent"));

        assertThat(welcomes(wang)).singleElement().satisfies(call -> {
            assertThat(call.path("answer").path("errcode").asInt()).isZero();
            assertThat(call.path("body").path("text").path("content").asString())
                    .contains("王小明");
        });
    }

    @Test
    void showsInWhichGroupChatsACustomerIsUntilSomebodyTakesThemOut() {
        var zhou = suite.scan("周敏", POSTER, LIN);
        var group = suite.simulator().post("/sim/v1/groups", Map.of("name", "会员群", "ownerId", LIN));
        var path = "/sim/v1/groups/" + group.path("chatId").asString();
        var members = List.of(zhou.externalUserId());

        suite.simulator().post(path + "/joins", Map.of("memberIds", members, "joinScene", 3, "state", "door-3"));

        Patiently.see(() -> assertThat(groups(zhou)).singleElement().satisfies(shown -> {
            assertThat(shown.path("name").asString()).isEqualTo("会员群");
            assertThat(shown.path("joinScene").asString()).isEqualTo("qr-code");
            assertThat(shown.path("state").asString()).isEqualTo("door-3");
        }));
        suite.simulator().post(path + "/leaves", Map.of("memberIds", members, "quitScene", 1));
        Patiently.see(() -> assertThat(groups(zhou)).isEmpty());
        Patiently.see(() -> assertThat(kindsIn(timeline(zhou))).contains("group-joined", "group-left"));
    }

    private static JsonNode groups(Customer customer) {
        return suite.contacts().get("/api/v1/contacts/" + customer.contactId()).path("groups");
    }

    @Test
    void callsAPersonOnDutyWhenAMessageBurns() {
        var wang = suite.scan("李梅", POSTER, LIN);

        suite.write(wang, "面膜过敏了");

        var ticket = Patiently.get(() -> suite.ticketsOf(wang).stream()
                .filter(found -> found.has("staffId"))
                .findFirst());
        assertThat(ticket.path("redAlert").asBoolean()).isTrue();
        assertThat(ticket.path("alertWords").valueStream().map(JsonNode::asString))
                .contains("过敏");
        var staffId = ticket.path("staffId").asString();
        assertThat(staffId).isIn(LIN, CHEN);
        Patiently.see(() -> assertThat(suite.toldTo(staffId))
                .anySatisfy(text -> assertThat(text)
                        .contains(ticket.path("number").asString())
                        .contains("过敏")));
    }

    @Test
    void callsTheManagerWhenAMessageBurnsAndOnlyThen() {
        var calm = suite.scan("何静", POSTER, LIN);
        var angry = suite.scan("高峰", POSTER, LIN);

        suite.write(calm, "请问怎么用");
        suite.write(angry, "再不退款我就投诉");

        var burning = numberOf(angry);
        Patiently.see(() -> assertThat(suite.toldTo(MANAGER))
                .anySatisfy(text -> assertThat(text).contains("红色警报", burning, "投诉")));
        assertThat(suite.toldTo(MANAGER)).noneMatch(text -> text.contains(numberOf(calm)));
    }

    /** What was written is sealed on its way, and told to nobody: only that it had the keyword. */
    @Test
    void tagsWhoWritesAKeywordByARule() {
        suite.contacts()
                .send(
                        "PUT",
                        "/api/v1/message-keywords/price",
                        Map.of("name", "询价", "words", List.of("多少钱")),
                        Map.of("If-Match", "*"));
        suite.contacts().putAny("/api/v1/tag-groups/said", Map.of("name", "说过"));
        suite.contacts().putAny("/api/v1/tags/asked-price", Map.of("name", "问过价", "groupId", "said"));
        var said = Map.of(
                "type", "keyword-said", "where", List.of(Map.of("property", "listId", "oneOf", List.of("price"))));
        suite.contacts()
                .post(
                        "/api/v1/tag-rules",
                        Map.of(
                                "name",
                                "问价",
                                "tagIds",
                                List.of("asked-price"),
                                "keep",
                                "for-good",
                                "condition",
                                Map.of("did", said)));
        var asks = suite.scan("苏敏", POSTER, LIN);
        var thanks = suite.scan("周宁", POSTER, LIN);

        suite.write(thanks, "谢谢");
        suite.write(asks, "这款礼盒多少钱");

        Patiently.see(() -> assertThat(tagIds(asks)).contains("asked-price"));
        assertThat(tagIds(thanks)).doesNotContain("asked-price");
        var told = suite.contacts().get("/api/v1/contacts/" + asks.contactId() + "/behaviors");
        assertThat(told.path("items")).singleElement().satisfies(one -> {
            assertThat(one.path("type").asString()).isEqualTo("keyword-said");
            assertThat(one.path("properties").path("keyword").asString()).isEqualTo("多少钱");
        });
        assertThat(told.toString()).doesNotContain("礼盒");
    }

    /** What is asked of all services, by a customer of whom each of them knows something. */
    @Test
    void erasesAPersonFromEveryServiceAndProvesIt() {
        var name = "万俟待删除";
        suite.contacts()
                .send(
                        "PUT",
                        "/api/v1/message-keywords/shipping",
                        Map.of("name", "物流", "words", List.of("几天到")),
                        Map.of("If-Match", "*"));
        var leaving = suite.scan(name, POSTER, LIN);
        suite.write(leaving, "用了过敏，换货几天到");
        Patiently.see(() -> assertThat(suite.ticketsOf(leaving)).hasSize(1));
        Patiently.see(() -> assertThat(kindsIn(timeline(leaving))).contains("welcome-sent", "tagged"));
        Patiently.see(() -> assertThat(suite.contacts().all("/api/v1/contacts/" + leaving.contactId() + "/behaviors"))
                .hasSize(1));
        try (var databases = suite.databases()) {
            assertThat(databases.placesOf(leaving.externalUserId(), name)).isNotEmpty();

            var erasure = erase(leaving);

            Patiently.see(() -> assertThat(
                            suite.contacts().get(erasure).path("status").asString())
                    .isEqualTo("completed"));
            assertThat(suite.contactOf(leaving.externalUserId())).isEmpty();
            assertThat(services(erasure))
                    .containsExactlyInAnyOrder(
                            "contact-service",
                            "contact-service-segments",
                            "ticket-service",
                            "journey-service",
                            "analytics-service",
                            "wecom-gateway");
            Patiently.see(() -> assertThat(databases.placesOf(leaving.externalUserId(), name))
                    .isEmpty());
            Patiently.see(() -> assertThat(databases.placesOf(leaving.contactId()))
                    .isSubsetOf(KEPT_BY_ID)
                    .contains("contact.contacts", "gateway.erased-contacts"));
            var key = suite.corpId() + ":" + leaving.contactId();
            Patiently.see(() -> assertThat(suite.topics().hasForgotten("scrm.contact.profiles.v1", key))
                    .isTrue());
            Patiently.see(() -> assertThat(suite.topics().hasForgotten("scrm.segment.standings.v1", key))
                    .isTrue());
        }
    }

    /** Answers where the erasure is shown. */
    private static String erase(Customer customer) {
        var answer = suite.contacts()
                .send(
                        "POST",
                        "/api/v1/contacts/" + customer.contactId() + "/erasures",
                        Map.of("reason", "consent-withdrawn", "confirm", customer.contactId()),
                        Map.of("If-Match", "*"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return "/api/v1/erasures/" + answer.body().path("id").asString();
    }

    /** Who says in the certificate what went. */
    private static List<String> services(String erasure) {
        return suite.contacts()
                .get(erasure + "/certificate")
                .path("services")
                .valueStream()
                .map(service -> service.path("service").asString())
                .toList();
    }

    private static List<String> tagIds(Customer customer) {
        return suite.contacts()
                .get("/api/v1/contacts/" + customer.contactId())
                .path("tagIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String numberOf(Customer customer) {
        return Patiently.get(() -> suite.ticketsOf(customer).stream().findFirst())
                .path("number")
                .asString();
    }

    @Test
    void continuesTheTicketThatIsOpen() {
        var wang = suite.scan("赵雷", POSTER, LIN);
        suite.write(wang, "请问怎么用");
        Patiently.see(() -> assertThat(suite.ticketsOf(wang)).hasSize(1));

        suite.write(wang, "在吗");

        Patiently.see(() -> assertThat(suite.ticketsOf(wang))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.path("messages").asInt()).isEqualTo(2)));
    }

    @Test
    void stopsTheClockWhenAStaffMemberAnswersInWecom() {
        var wang = suite.scan("孙丽", POSTER, LIN);
        suite.write(wang, "发货了吗");
        Patiently.see(() -> assertThat(clock(wang).path("running").asBoolean()).isTrue());

        suite.answer(wang, CHEN, "已经发货了");

        Patiently.see(() -> {
            assertThat(clock(wang).path("running").asBoolean()).isFalse();
            assertThat(clock(wang).path("respondedBy").asString("")).isEqualTo(CHEN);
            assertThat(clock(wang).path("breached").asBoolean()).isFalse();
        });
    }

    @Test
    void stopsTheClockByAReplyThatReachesTheCustomer() {
        var wang = suite.scan("周杰", POSTER, LIN);
        suite.write(wang, "怎么退货");
        var ticket = Patiently.get(() -> suite.ticketsOf(wang).stream().findFirst());

        suite.tickets().post("/api/v1/tickets/" + ticket.path("id").asString() + "/replies", Map.of("text", "七天无理由退货"));

        Patiently.see(() -> {
            assertThat(clock(wang).path("running").asBoolean()).isFalse();
            assertThat(suite.calls("send_msg"))
                    .filteredOn(call -> wang.externalUserId()
                            .equals(call.path("body").path("touser").asString()))
                    .singleElement()
                    .satisfies(call -> assertThat(call.path("body")
                                    .path("text")
                                    .path("content")
                                    .asString())
                            .isEqualTo("七天无理由退货"));
            assertThat(suite.tickets()
                            .get("/api/v1/tickets/" + ticket.path("id").asString())
                            .path("replies")
                            .path(0)
                            .path("delivery")
                            .asString(""))
                    .isEqualTo("delivered");
        });
    }

    @Test
    void changesTheFiguresByExactlyWhatHappened() {
        var wang = suite.scan("吴敏", "figures", LIN);
        var second = suite.scan("郑爽", "figures", CHEN);
        suite.write(wang, "用了以后过敏");
        Patiently.see(() -> assertThat(suite.ticketsOf(wang)).hasSize(1));
        suite.answer(wang, LIN, "请先停用");

        Patiently.see(() -> assertThat(figures("figures"))
                .containsAllEntriesOf(Map.of(
                        "contactsAdded", 2L,
                        "welcomesSent", 2L,
                        "welcomesExpired", 0L,
                        "welcomesFailed", 0L,
                        "ticketsOpened", 1L,
                        "redAlerts", 1L,
                        "firstResponses", 1L,
                        "firstResponsesBreached", 0L)));
        assertThat(second.contactId()).isNotEqualTo(wang.contactId());
    }

    @Test
    void takesACallbackThatWecomRepeatsForTheSame() {
        var wang = suite.scan("冯刚", POSTER, LIN);
        Patiently.see(() -> assertThat(kindsIn(timeline(wang))).contains("welcome-sent", "tagged"));
        // The first time because it is new, the second because of its tags: the gateway tells of those as WeCom does of
        // others'.
        Patiently.see(() -> assertThat(traces(wang)).containsEntry("fetches", 2));
        var before = traces(wang);

        var repeated = suite.simulator().post("/sim/v1/deliveries/" + wang.deliveryId() + "/repeat", Map.of());

        Patiently.see(() -> assertThat(delivered()).contains(repeated.path("id").asString()));
        // What comes after it on the same key shows that the repetition has been through.
        suite.simulator()
                .post(
                        "/sim/v1/deletions",
                        Map.of("userId", LIN, "externalUserId", wang.externalUserId(), "by", "customer"));
        Patiently.see(() -> assertThat(kindsIn(timeline(wang))).contains("unfollowed"));
        assertThat(traces(wang)).isEqualTo(before);
        assertThat(suite.contactOf(wang.externalUserId())).hasSize(1);
    }

    @Test
    void remindsTheStaffMemberOfACustomerWhoStaysSilent() {
        var silent = suite.scan("沉默的客户", "reminder", LIN);
        var talkative = suite.scan("健谈的客户", "reminder", LIN);
        suite.write(talkative, "你好");

        Patiently.see(() -> assertThat(suite.toldTo(LIN)).anyMatch(text -> text.contains("沉默的客户")));
        Patiently.see(() -> assertThat(resultOf(silent)).isEqualTo("reminded"));
        Patiently.see(() -> assertThat(resultOf(talkative)).isEqualTo("answered"));
        assertThat(suite.toldTo(LIN)).noneMatch(text -> text.contains("健谈的客户") && text.contains("跟进提醒"));
    }

    @Test
    void mixesNoCorps() {
        var wang = suite.scan("钱多多", POSTER, LIN);
        var contactId = "0".repeat(31) + "2";
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var key = OTHER_CORP + ":" + contactId;

        suite.topics()
                .publish(
                        "scrm.wecom.callbacks.v1",
                        key,
                        Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                "other-corp-1",
                                "ce_type",
                                "scrm.wecom.external-contact-added.v1",
                                "ce_source",
                                "/wecom-gateway",
                                "ce_time",
                                now,
                                "ce_corpid",
                                OTHER_CORP,
                                "content-type",
                                "application/json"),
                        Map.of(
                                "contactId",
                                contactId,
                                "externalUserId",
                                wang.externalUserId(),
                                "staffId",
                                CHEN,
                                "state",
                                POSTER,
                                "receivedAt",
                                now));

        var theirs = suite.contactsOf(OTHER_CORP);
        Patiently.see(() -> assertThat(theirs.all("/api/v1/contacts"))
                .singleElement()
                .satisfies(contact -> {
                    assertThat(contact.path("id").asString()).isEqualTo(contactId);
                    assertThat(contact.path("tagIds").size()).isZero();
                }));
        assertThat(theirs.send("GET", "/api/v1/contacts/" + wang.contactId(), null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(suite.contactOf(wang.externalUserId()))
                .singleElement()
                .satisfies(contact -> assertThat(contact.path("followers"))
                        .singleElement()
                        .satisfies(follower ->
                                assertThat(follower.path("staffId").asString()).isEqualTo(LIN)));
        Patiently.see(() -> assertThat(suite.analyticsOf(OTHER_CORP)
                        .get("/api/v1/metrics")
                        .path("totals")
                        .path("contactsAdded")
                        .asInt())
                .isEqualTo(1));
    }

    @Test
    void showsTheInsideToAdminsOfTheCorpThatRunsItOnly() {
        for (var path : List.of("/actuator/parked", "/actuator/prometheus", "/actuator/metrics", "/actuator/loggers")) {
            var tenant = suite.contactsOf(OTHER_CORP).send("GET", path, null, Map.of());

            assertThat(suite.contacts().send("GET", path, null, Map.of()).status())
                    .isEqualTo(200);
            assertThat(tenant.status()).isEqualTo(403);
            assertThat(tenant.body().path("code").asString()).isEqualTo("operator-needed");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void keepsEveryContractOnThePublicTopics() {
        var contracts = new Contracts();
        Set<String> seen = new HashSet<>();

        for (var topic : suite.topics().names()) {
            for (var record : suite.topics().read(topic)) {
                assertThat(contracts.violations(record)).isEmpty();
                // What is of the corp as a whole, such as its audit trail, has the corp alone.
                assertThat(record.key() + ":").startsWith(record.corpId() + ":");
                seen.add(record.name());
            }
        }

        assertThat(seen)
                .contains(
                        "scrm.wecom.external-contact-added",
                        "scrm.wecom.external-contact-left",
                        "scrm.wecom.service-messages-waiting",
                        "scrm.wecom.service-message-received",
                        "scrm.wecom.send-welcome",
                        "scrm.wecom.send-app-message",
                        "scrm.wecom.send-service-message",
                        "scrm.wecom.fetch-contact",
                        "scrm.wecom.mark-tags",
                        "scrm.wecom.command-finished",
                        "scrm.wecom.contact-fetched",
                        "scrm.contact.created",
                        "scrm.contact.followed",
                        "scrm.contact.unfollowed",
                        "scrm.contact.profile-changed",
                        "scrm.contact.tagged",
                        "scrm.contact.profile-snapshot",
                        "scrm.ticket.opened",
                        "scrm.ticket.continued",
                        "scrm.ticket.red-alert-raised",
                        "scrm.ticket.assigned",
                        "scrm.ticket.first-responded",
                        "scrm.journey.started",
                        "scrm.journey.step-taken",
                        "scrm.journey.finished");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void usedNoWelcomeCodeTwice() {
        assertThat(suite.calls("send_welcome_msg"))
                .extracting(call -> call.path("body").path("welcome_code").asString())
                .doesNotHaveDuplicates();
    }

    /** What of a first contact may exist only once, counted wherever it shows. */
    private static Map<String, Integer> traces(Customer customer) {
        var contactEvents = "scrm.contact.events.v1";
        var commands = "scrm.wecom.commands.v1";
        var id = customer.contactId();
        return Map.of(
                "created",
                        suite.topics()
                                .read(contactEvents, "scrm.contact.created", id)
                                .size(),
                "followed",
                        suite.topics()
                                .read(contactEvents, "scrm.contact.followed", id)
                                .size(),
                "tagged",
                        suite.topics()
                                .read(contactEvents, "scrm.contact.tagged", id)
                                .size(),
                "fetches",
                        suite.topics()
                                .read(commands, "scrm.wecom.fetch-contact", id)
                                .size(),
                "marks",
                        suite.topics()
                                .read(commands, "scrm.wecom.mark-tags", id)
                                .size(),
                "journeys",
                        suite.topics()
                                .read("scrm.journey.events.v1", "scrm.journey.started", id)
                                .size(),
                "welcomes", welcomes(customer).size());
    }

    private static List<JsonNode> welcomes(Customer customer) {
        return suite.calls("send_welcome_msg").stream()
                .filter(call -> customer.welcomeCode()
                        .equals(call.path("body").path("welcome_code").asString()))
                .toList();
    }

    private static boolean isAbout(JsonNode call, Customer customer) {
        return customer.externalUserId()
                .equals(call.path("body").path("external_userid").asString());
    }

    private static List<String> delivered() {
        return suite.simulator()
                .get("/sim/v1/deliveries?since=0")
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("status").asString("").equalsIgnoreCase("delivered"))
                .map(delivery -> delivery.path("id").asString())
                .toList();
    }

    private static JsonNode timeline(Customer customer) {
        return suite.contacts().get("/api/v1/contacts/" + customer.contactId() + "/timeline");
    }

    private static List<String> kindsIn(JsonNode timeline) {
        return timeline.path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private static JsonNode clock(Customer customer) {
        return Patiently.get(() -> suite.ticketsOf(customer).stream().findFirst())
                .path("clock");
    }

    private static String resultOf(Customer customer) {
        return suite.journeys()
                .get("/api/v1/journeys/welcome/instances?contactId=" + customer.contactId())
                .path("items")
                .path(0)
                .path("result")
                .asString("");
    }

    private static Map<String, Long> figures(String liveCode) {
        var totals =
                suite.analytics().get("/api/v1/metrics?liveCode=" + liveCode).path("totals");
        var figures = new HashMap<String, Long>();
        totals.propertyStream()
                .filter(figure -> figure.getValue().isNumber())
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asLong()));
        return figures;
    }
}
