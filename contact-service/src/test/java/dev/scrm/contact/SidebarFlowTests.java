package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Everything beside a chat in one answer, from events of several services. */
class SidebarFlowTests extends RunningContactService {
    private final String corp = "ww" + UUID.randomUUID();
    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String lin = TestTokens.token(corp, "lin.wei", "own", "agent");
    private final String externalUserId = "wm" + UUID.randomUUID();
    private final String contactId = Ids.contact(corp, externalUserId);
    private final String path = "/api/v1/contacts/" + contactId;
    private final String sidebar = "/api/v1/sidebar?externalUserId=" + externalUserId;
    private final String ticket = UUID.randomUUID().toString().replace("-", "");
    private final Instant now = Instant.now();

    @BeforeEach
    void contact() {
        haveContact(corp, admin, externalUserId);
    }

    @Test
    void showsAllThatIsKnownInOneAnswer() {
        putAny(admin, "/api/v1/contact-fields/city", "{\"name\":\"城市\",\"type\":\"text\"}");
        putAny(
                admin,
                "/api/v1/contact-fields/skin",
                "{\"name\":\"肤质\",\"type\":\"choice\",\"options\":[{\"id\":\"dry\",\"name\":\"干性\"}]}");
        putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}");
        sendIfMatch("PATCH", admin, path, "{\"fields\":{\"city\":\"上海\"}}", "*");
        sendIfMatch("PUT", admin, path + "/stage", "{\"stage\":\"interested\"}", "*");
        sendIfMatch("PUT", admin, path + "/memberships/mall", "{\"level\":\"金卡\"}", "*");
        sendIfMatch("PUT", admin, path + "/consents/wecom/marketing", "{\"given\":true,\"source\":\"web-form\"}", "*");
        send(
                "POST",
                admin,
                "/api/v1/segments",
                "{\"name\":\"上海客户\",\"condition\":{\"field\":{\"name\":\"fields.city\",\"oneOf\":[\"上海\"]}}}");
        put(admin, path + "/predictions/churn", "{\"score\":0.2}");
        paid();
        opened();

        eventually(() -> {
            var shown = get(lin, sidebar).body();
            assertThat(shown.path("segments").path(0).path("name").asString()).isEqualTo("上海客户");
            assertThat(shown.path("tickets")).hasSize(1);
            assertThat(shown.path("portrait").path("deeds").asInt()).isEqualTo(1);
            assertThat(shown.path("timeline").size()).isGreaterThanOrEqualTo(5);
        });
        var answer = get(lin, sidebar);
        var shown = answer.body();
        assertThat(shown.path("contact").path("id").asString()).isEqualTo(contactId);
        assertThat(shown.path("followers").path(0).path("staffId").asString()).isEqualTo("lin.wei");
        assertThat(shown.path("fields")).hasSize(2);
        assertThat(shown.path("fields").path(0).path("value").asString()).isEqualTo("上海");
        assertThat(shown.path("fields")
                        .path(1)
                        .path("options")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("干性");
        assertThat(shown.path("fields").path(1).has("value")).isFalse();
        assertThat(shown.path("stage").asString()).isEqualTo("interested");
        assertThat(shown.path("stages")).hasSize(6);
        assertThat(shown.path("consents").path(0).path("given").asBoolean()).isTrue();
        assertThat(shown.path("memberships").path(0).path("level").asString()).isEqualTo("金卡");
        assertThat(shown.path("predictions").path(0).path("model").asString()).isEqualTo("churn");
        assertThat(shown.path("lastTouch").path("kind").asString()).isNotEmpty();
        assertThat(shown.path("orders")).singleElement().satisfies(order -> {
            assertThat(order.path("number").asString()).isEqualTo("o-1");
            assertThat(order.path("status").asString()).isEqualTo("paid");
            assertThat(order.path("amount").asInt()).isEqualTo(29_900);
        });
        assertThat(shown.path("timeline"))
                .filteredOn(one -> one.path("kind").asString().equals("behavior"))
                .as("what it did stands among what happened")
                .singleElement()
                .satisfies(one ->
                        assertThat(one.path("details").path("type").asString()).isEqualTo("order-paid"));
        assertThat(get(lin, path + "/timeline").body().path("items"))
                .extracting(one -> one.path("kind").asString())
                .contains("behavior", "followed");
        assertThat(shown.path("etag").asString()).isEqualTo(get(lin, path).tag());
        assertThat(answer.tag())
                .as("what changes without the contact is shown anew")
                .isEmpty();
        var changed = sendIfMatch(
                "PUT",
                lin,
                path + "/stage",
                "{\"stage\":\"customer\"}",
                shown.path("etag").asString());
        assertThat(changed.status()).isEqualTo(200);
    }

    /** As they are masked where they are listed. */
    @Test
    void showsUnderWhatThePersonIsKnown() {
        send("POST", admin, path + "/identities", "{\"type\":\"phone\",\"value\":\"13812345678\"}");

        var listed = get(lin, path + "/identities").body().path("items");
        var shown = get(lin, sidebar).body().path("identities");

        assertThat(shown).extracting(one -> one.path("type").asString()).containsExactly("phone");
        assertThat(shown)
                .extracting(one -> one.path("value").asString())
                .containsExactlyElementsOf(listed.valueStream()
                        .map(one -> one.path("value").asString())
                        .toList());
        assertThat(shown.toString()).doesNotContain("13812345678");
        assertThat(get(admin, sidebar).body().path("identities").toString()).contains("+8613812345678");
    }

    @Test
    void showsNoOrdersToWhomBehavioursAreMasked() {
        putAny(admin, "/api/v1/behavior-sources/shop", "{\"name\":\"商城\"}");
        paid();
        eventually(() -> assertThat(get(lin, sidebar).body().path("orders")).hasSize(1));

        putAny(admin, "/api/v1/field-masks", "{\"roles\":{\"agent\":{\"behavior\":\"hidden\"}}}");

        eventually(() -> assertThat(get(lin, sidebar).body().has("orders")).isFalse());
        assertThat(get(lin, sidebar).body().has("portrait")).isFalse();
    }

    @Test
    void showsWhatBecomesOfATicketUntilItIsClosed() {
        opened();
        eventually(() -> assertThat(shownTickets()).hasSize(1));

        ticketNews("scrm.ticket.assigned.v1", Map.of("staffId", "lin.wei", "reason", "on duty"));
        ticketNews("scrm.ticket.red-alert-raised.v1", Map.of());
        ticketNews("scrm.ticket.first-responded.v1", Map.of());

        eventually(() -> assertThat(shownTickets().path(0).has("respondedAt")).isTrue());
        assertThat(shownTickets().path(0).path("staffId").asString()).isEqualTo("lin.wei");
        assertThat(shownTickets().path(0).path("redAlert").asBoolean()).isTrue();
        assertThat(shownTickets().path(0).path("number").asString()).isEqualTo("T-00000017");
        ticketNews("scrm.ticket.closed.v1", Map.of());
        eventually(() -> assertThat(shownTickets()).isEmpty());
        ticketNews("scrm.ticket.assigned.v1", Map.of("staffId", "chen.bo", "reason", "late"));
        opened("T-00000018", UUID.randomUUID().toString().replace("-", ""));
        eventually(() -> assertThat(shownTickets())
                .singleElement()
                .satisfies(one -> assertThat(one.path("number").asString()).isEqualTo("T-00000018")));
    }

    @Test
    void isForStaffWhoSeeTheContact() {
        var other = TestTokens.token(corp, "zhang.san", "own", "agent");
        var shop = TestTokens.token(corp, "shop", "all", "integrator");
        var stranger = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");

        assertThat(get(lin, "/api/v1/sidebar?contactId=" + contactId).status()).isEqualTo(200);
        assertThat(get(other, sidebar).text("code")).isEqualTo("contact-unknown");
        assertThat(get(stranger, sidebar).text("code")).isEqualTo("contact-unknown");
        assertThat(get(shop, sidebar).status()).isEqualTo(403);
        assertThat(get(null, sidebar).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?contactId=", "?externalUserId=%20", "?contactId=a&externalUserId=b"})
    void asksForOneContact(String query) {
        var refused = get(lin, "/api/v1/sidebar" + query);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("sidebar-contact-missing");
    }

    private JsonNode shownTickets() {
        return get(lin, sidebar).body().path("tickets");
    }

    private void opened() {
        opened("T-00000017", ticket);
    }

    private void opened(String number, String ticketId) {
        hear(
                Topics.TICKET_EVENTS,
                corp,
                ticketId,
                "scrm.ticket.opened.v1",
                now,
                Map.of(
                        "ticketId",
                        ticketId,
                        "number",
                        number,
                        "contactId",
                        contactId,
                        "openedAt",
                        now.toString(),
                        "firstResponseDueAt",
                        now.plusSeconds(1800).toString()));
    }

    private void ticketNews(String type, Map<String, Object> more) {
        var data = new HashMap<String, Object>(more);
        data.put("ticketId", ticket);
        data.put("contactId", contactId);
        data.put("at", now.toString());
        hear(Topics.TICKET_EVENTS, corp, ticket, type, now, data);
    }

    private void paid() {
        submit(corp, contactId, "order-paid", Map.of("orderId", "o-1", "amount", 29_900));
    }
}
