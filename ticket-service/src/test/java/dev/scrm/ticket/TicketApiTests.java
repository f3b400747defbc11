package dev.scrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestTokens;
import dev.scrm.ticket.ticket.Arrival;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.Message;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.MissedNotice;
import dev.scrm.ticket.ticket.TakeMessages;
import dev.scrm.ticket.ticket.TicketFixtures;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What callers may see and do, and how they are told that they may not. */
class TicketApiTests extends RunningTicketService {
    @Autowired
    private TakeMessages takeMessages;

    @Autowired
    private Tickets tickets;

    @ParameterizedTest
    @CsvSource({
        // role,     scope, list, get, reply, close, staff, duty
        "admin,      own,   200,  200, 200,   200,   200,   200",
        "manager,    own,   200,  200, 200,   200,   200,   200",
        "agent,      all,   200,  200, 200,   200,   200,   403",
        "agent,      own,   200,  404, 404,   404,   200,   403",
        "agent,      department, 200, 404, 404, 404, 200,   403",
        "auditor,    own,   200,  200, 403,   403,   200,   403",
        "integrator, all,   200,  200, 403,   403,   403,   403",
        "stranger,   all,   403,  403, 403,   403,   403,   403"
    })
    void letsARoleDoWhatItMay(String role, String scope, int list, int get, int reply, int close, int staff, int duty) {
        onDuty("lin.wei");
        var path = "/api/v1/tickets/" + haveTicket("wm-1");
        var token = token("chen.bo", scope, role);

        assertThat(get(token, "/api/v1/tickets").status()).isEqualTo(list);
        assertThat(get(token, path).status()).isEqualTo(get);
        assertThat(post(token, path + "/replies", "{\"text\":\"您好\"}").status()).isEqualTo(reply);
        assertThat(post(token, path + "/close", null).status()).isEqualTo(close);
        assertThat(get(token, "/api/v1/staff").status()).isEqualTo(staff);
        assertThat(put(token, "/api/v1/staff/zhao.min", "{\"name\":\"赵敏\",\"onDuty\":true}")
                        .status())
                .isEqualTo(duty);
    }

    @Test
    void letsNobodyInWithoutATokenOfThisSuite() {
        var expired = TestTokens.token(Map.of("corp", corp, "sub", "x", "roles", List.of("admin"), "exp", 1_000_000));
        var elsewhere = TestTokens.token(Map.of("corp", corp, "sub", "x", "roles", List.of("admin"), "aud", "other"));
        for (var token : new String[] {null, "abc", expired, elsewhere}) {
            assertThat(get(token, "/api/v1/tickets").status()).isEqualTo(401);
            assertThat(get(token, "/api/v1/tickets/x").status()).isEqualTo(401);
            assertThat(post(token, "/api/v1/tickets/x/replies", "{\"text\":\"您好\"}")
                            .status())
                    .isEqualTo(401);
            assertThat(post(token, "/api/v1/tickets/x/close", null).status()).isEqualTo(401);
            assertThat(get(token, "/api/v1/staff").status()).isEqualTo(401);
            assertThat(put(token, "/api/v1/staff/x", "{\"name\":\"x\",\"onDuty\":true}")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void doesNotTellAForeignTicketFromOneThatIsNotThere() {
        onDuty("lin.wei");
        var id = haveTicket("wm-1");
        var otherCorp = tokenOf("ww" + UUID.randomUUID(), "root", "all", "admin");

        assertThat(get(otherCorp, "/api/v1/tickets/" + id).text("code")).isEqualTo("ticket-not-found");
        assertThat(post(otherCorp, "/api/v1/tickets/" + id + "/close", null).text("code"))
                .isEqualTo("ticket-not-found");
        assertThat(get(otherCorp, "/api/v1/tickets").items()).isEmpty();
        assertThat(get(otherCorp, "/api/v1/staff").items()).isEmpty();
        assertThat(get(manager(), "/api/v1/tickets/nothing")
                        .body()
                        .path("detail")
                        .asString())
                .isEqualTo(get(otherCorp, "/api/v1/tickets/" + id)
                        .body()
                        .path("detail")
                        .asString());
    }

    @Test
    void showsAnAgentTheirOwnTicketsOnly() {
        onDuty("lin.wei");
        var mine = haveTicket("wm-1");
        send("PUT", manager(), "/api/v1/staff/lin.wei", "{\"name\":\"林薇\",\"onDuty\":false}", Map.of());
        onDuty("chen.bo");
        haveTicket("wm-2");
        var lin = token("lin.wei", "own", "agent");

        assertThat(get(lin, "/api/v1/tickets").items())
                .singleElement()
                .satisfies(item -> assertThat(item.path("id").asString()).isEqualTo(mine));
        assertThat(get(lin, "/api/v1/tickets?staffId=chen.bo").items()).isEmpty();
        assertThat(post(lin, "/api/v1/tickets/" + mine + "/replies", "{\"text\":\"您好\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsNothingOfOwnToATokenThatIsNobodys() {
        haveTicket("wm-waits");
        var robot = TestTokens.token(Map.of(
                "corp",
                corp,
                "sub",
                "robot",
                "data_scope",
                "own",
                "roles",
                List.of("agent"),
                "iat",
                clock.instant().getEpochSecond(),
                "exp",
                clock.instant().getEpochSecond() + 60));

        assertThat(get(robot, "/api/v1/tickets").items()).isEmpty();
    }

    @Test
    void letsAnAgentSendThemselvesOnDuty() {
        var lin = token("lin.wei", "own", "agent");

        var entered = put(lin, "/api/v1/staff/lin.wei", "{\"name\":\"林薇\",\"onDuty\":true}");

        assertThat(entered.status()).isEqualTo(200);
        assertThat(get(lin, "/api/v1/staff").items()).singleElement().satisfies(item -> {
            assertThat(item.path("userId").asString()).isEqualTo("lin.wei");
            assertThat(item.path("name").asString()).isEqualTo("林薇");
            assertThat(item.path("onDuty").asBoolean()).isTrue();
            assertThat(item.path("openTickets").asInt()).isZero();
        });
    }

    @Test
    void tellsTheWholeStoryOfATicket() {
        onDuty("lin.wei");
        var at = clock.instant();
        take(
                new CustomerWrote("m-1", conversation(corp, "wm-1"), "wm-1", at, "面膜过敏了"),
                new CustomerWrote("m-2", conversation(corp, "wm-1"), "wm-1", at.plusSeconds(1), "在吗"),
                new StaffWrote("s-1", conversation(corp, "wm-1"), "lin.wei", at.plusSeconds(3_000)));
        post(manager(), "/api/v1/tickets/" + ticketId("wm-1", 1) + "/close", null);

        var ticket = get(manager(), "/api/v1/tickets/" + ticketId("wm-1", 1)).body();

        assertThat(ticket.path("status").asString()).isEqualTo("closed");
        assertThat(ticket.path("number").asString()).matches("T-[0-9]{8}");
        assertThat(ticket.path("excerpt").asString()).isEqualTo("面膜过敏了");
        assertThat(ticket.path("alertWords").get(0).asString()).isEqualTo("过敏");
        assertThat(ticket.path("clock").path("breached").asBoolean()).isTrue();
        assertThat(ticket.path("clock").path("elapsedSeconds").asDouble()).isEqualTo(3_000.0);
        assertThat(ticket.path("clock").path("respondedBy").asString()).isEqualTo("lin.wei");
        assertThat(ticket.path("history"))
                .extracting(entry -> entry.path("what").asString())
                .containsExactlyInAnyOrder(
                        "opened",
                        "message",
                        "red-alert",
                        "message",
                        "assigned",
                        "closed",
                        "message",
                        "breach-noticed",
                        "first-responded");
        assertThat(ticket.path("history"))
                .filteredOn(entry -> entry.path("what").asString().equals("assigned"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("because").asString()).isNotEmpty());
    }

    @Test
    void showsWhatBecameOfEachReply() {
        onDuty("lin.wei");
        var path = "/api/v1/tickets/" + haveTicket("wm-1");
        for (var key : List.of("k-1", "k-2", "k-3")) {
            send("POST", manager(), path + "/replies", "{\"text\":\"您好\"}", Map.of("Idempotency-Key", key));
        }
        var id = new TicketId(corp, ticketId("wm-1", 1));
        var later = clock.instant().plusSeconds(1);
        tickets.update(id, ticket -> ticket.settle(id.replyCommand("k-1"), new Delivered(later)));
        tickets.update(
                id,
                ticket ->
                        ticket.settle(id.replyCommand("k-2"), new Undelivered("service-window-closed", 95002, later)));
        tickets.update(
                id,
                ticket -> ticket.missNotice(new MissedNotice("c-1", new Undelivered("staff-unknown", 60111, later))));

        var ticket = get(manager(), path).body();

        assertThat(ticket.path("history"))
                .filteredOn(entry -> entry.path("what").asString().equals("notice-failed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("because").asString()).contains("错误码 60111"));
        assertThat(ticket.path("replies"))
                .extracting(reply -> reply.path("delivery").asString())
                .containsExactly("delivered", "undelivered", "pending");
        var refused = ticket.path("replies").get(1);
        assertThat(refused.path("reason").asString()).isEqualTo("service-window-closed");
        assertThat(refused.path("errorCode").asInt()).isEqualTo(95002);
        assertThat(refused.path("because").asString()).contains("48 小时");
        assertThat(refused.path("next").asString()).isNotEmpty();
        assertThat(ticket.path("history"))
                .filteredOn(entry -> entry.path("what").asString().equals("replied"))
                .extracting(entry -> entry.path("delivery").asString())
                .containsExactly("delivered", "undelivered", "pending");
        assertThat(ticket.path("history"))
                .filteredOn(entry -> entry.path("what").asString().equals("reply-failed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("because").asString())
                        .isEqualTo(refused.path("because").asString()));
    }

    @Test
    void pagesThroughAllTicketsOnce() {
        var all = IntStream.range(0, 11).mapToObj(i -> haveTicket("wm-" + i)).toList();

        List<String> seen = new ArrayList<>();
        var query = "?limit=4";
        while (query != null) {
            var page = get(manager(), "/api/v1/tickets" + query).body();
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            query = page.has("next") ? "?limit=4&cursor=" + page.path("next").asString() : null;
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void filtersTheList() {
        onDuty("lin.wei");
        haveTicket("wm-1");
        take(new CustomerWrote("m-2", conversation(corp, "wm-2"), "wm-2", clock.instant(), "我要投诉"));

        assertThat(ids("?redAlert=true")).containsExactly(ticketId("wm-2", 1));
        assertThat(ids("?redAlert=false")).containsExactly(ticketId("wm-1", 1));
        assertThat(ids("?status=assigned")).hasSize(2);
        assertThat(ids("?status=closed")).isEmpty();
        assertThat(ids("?contactId=" + conversation(corp, "wm-1").contactId())).containsExactly(ticketId("wm-1", 1));
        assertThat(ids("?staffId=lin.wei&status=assigned&redAlert=true")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tickets?limit=0,          422, limit-out-of-range",
        "/api/v1/tickets?cursor=YR9i,      422, cursor-invalid",
        "/api/v1/tickets?cursor=*,         422, cursor-invalid",
        "/api/v1/tickets?status=done,      422, ticket-status-unknown",
        "/api/v1/tickets?redAlert=perhaps, 400, parameter-invalid",
        "/api/v1/tickets/nothing,          404, ticket-not-found",
        "/api/v1/staff?cursor=*,           422, cursor-invalid"
    })
    void saysWhatIsWrongWithARequest(String path, int status, String code) {
        var answer = get(manager(), path);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\" \"}                    | 422 | reply-text-invalid",
                "{}                                  | 400 | validation-failed",
                "{\"text\":\"hi\",\"staffId\":\"x\"} | 400 | unknown-field"
            })
    void refusesAReplyThatIsWrong(String body, int status, String code) {
        var answer = post(manager(), "/api/v1/tickets/" + haveTicket("wm-1") + "/replies", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    @Test
    void leavesAWaitingTicketWithWhoeverRepliesToIt() {
        put(manager(), "/api/v1/staff/boss", "{\"name\":\"经理\",\"onDuty\":false}");
        var path = "/api/v1/tickets/" + haveTicket("wm-1") + "/replies";

        var replied = post(manager(), path, "{\"text\":\"您好\"}");

        assertThat(replied.text("status")).isEqualTo("answered");
        assertThat(replied.text("staffId")).isEqualTo("boss");
    }

    @Test
    void refusesAReplyThatIsTooLongForWecom() {
        var path = "/api/v1/tickets/" + haveTicket("wm-1") + "/replies";

        assertThat(post(manager(), path, "{\"text\":\"" + "很".repeat(683) + "\"}")
                        .text("code"))
                .isEqualTo("reply-text-invalid");
        assertThat(post(manager(), path, "{\"text\":\"" + "很".repeat(682) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAReplyToAClosedTicketAndAReusedKey() {
        var path = "/api/v1/tickets/" + haveTicket("wm-1");
        var key = Map.of("Idempotency-Key", "k-1");
        send("POST", manager(), path + "/replies", "{\"text\":\"一\"}", key);

        assertThat(send("POST", manager(), path + "/replies", "{\"text\":\"二\"}", key)
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(send(
                                "POST",
                                manager(),
                                path + "/replies",
                                "{\"text\":\"一\"}",
                                Map.of("Idempotency-Key", "x".repeat(201)))
                        .text("code"))
                .isEqualTo("idempotency-key-invalid");
        assertThat(post(manager(), path + "/close", null).text("status")).isEqualTo("closed");
        assertThat(post(manager(), path + "/close", null).status()).isEqualTo(200);
        var late = post(manager(), path + "/replies", "{\"text\":\"三\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("ticket-closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lin%20wei | {\"name\":\"林薇\",\"onDuty\":true}   | 422 | staff-user-id-invalid",
                "lin.wei   | {\"name\":\" \",\"onDuty\":true}      | 422 | staff-name-invalid",
                "lin.wei   | {\"name\":\"林薇\"}                   | 400 | validation-failed",
                "lin.wei   | {\"onDuty\":true}                     | 400 | validation-failed"
            })
    void refusesAStaffMemberThatIsWrong(String userId, String body, int status, String code) {
        var answer = put(manager(), "/api/v1/staff/" + userId, body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void opensNothingButHealth() {
        assertThat(get(null, "/livez").status()).isEqualTo(200);
        assertThat(get(null, "/readyz").status()).isEqualTo(200);
        assertThat(get(null, "/actuator/metrics").status()).isEqualTo(401);
    }

    private String haveTicket(String customer) {
        take(new CustomerWrote("m-" + customer, conversation(corp, customer), customer, clock.instant(), "在吗"));
        return ticketId(customer, 1);
    }

    private void take(Message... messages) {
        var arrivals = new ArrayList<Arrival>();
        for (var message : messages) {
            arrivals.add(TicketFixtures.arrival(message, arrivals.size()));
        }
        takeMessages.take(arrivals);
    }

    private List<String> ids(String query) {
        return get(manager(), "/api/v1/tickets" + query)
                .items()
                .valueStream()
                .map((JsonNode item) -> item.path("id").asString())
                .toList();
    }
}
