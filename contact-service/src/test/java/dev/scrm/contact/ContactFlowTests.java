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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events in, events, commands and views out: the service as its neighbours see it. */
class ContactFlowTests extends RunningContactService {
    private static final String CORP = TestTokens.CORP;
    private static final String LIN = "lin.wei";
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    private final String token = TestTokens.admin();
    private final Customer wang = Customer.fresh();

    /** Nobody else's customer, so that the topics of all tests may be one. */
    private record Customer(String externalUserId, String contactId) {
        static Customer fresh() {
            var externalUserId = "wm" + UUID.randomUUID();
            return new Customer(externalUserId, Ids.contact(CORP, externalUserId));
        }

        String key() {
            return Ids.contactKey(CORP, contactId);
        }

        String path() {
            return "/api/v1/contacts/" + contactId;
        }
    }

    @BeforeEach
    void havePoster() {
        putAny(token, "/api/v1/live-codes/poster-17", "{\"name\":\"海报\",\"tagIds\":[\"etEXgold\"]}");
    }

    @Test
    void makesOfAScanAContactItsEventsAndItsCommandsInOrder() {
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan(wang, "scan-1" + wang.contactId()));

        eventually(() -> assertThat(told(Topics.CONTACT_PROFILES, wang)).hasSize(1));

        assertThat(told(Topics.WECOM_COMMANDS, wang))
                .extracting(command -> command.type().toString())
                .containsExactly("scrm.wecom.fetch-contact.v1", "scrm.wecom.mark-tags.v1");
        assertThat(told(Topics.CONTACT_EVENTS, wang))
                .extracting(event -> event.type().toString())
                .containsExactly("scrm.contact.created.v1", "scrm.contact.followed.v1", "scrm.contact.tagged.v1");
        assertThat(told(Topics.CONTACT_EVENTS, wang))
                .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        assertThat(everythingTold(wang))
                .allSatisfy(
                        event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
    }

    @Test
    void showsTheContactWithTagsAndReasons() {
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan(wang, "scan-1" + wang.contactId()));
        eventually(() -> assertThat(get(token, wang.path()).status()).isEqualTo(200));

        var contact = get(token, wang.path()).body();

        assertThat(contact.path("liveCode").asString()).isEqualTo("poster-17");
        assertThat(contact.path("followers").path(0).path("staffId").asString()).isEqualTo(LIN);
        assertThat(contact.path("tags").path(0).path("because").asString()).isEqualTo("live-code:poster-17");
        assertThat(contact.has("name")).isFalse();
    }

    @Test
    void knowsTheNameOnceTheGatewayHasFetchedIt() {
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan(wang, "scan-1" + wang.contactId()));
        hear(Topics.WECOM_OUTCOMES, wang.key(), fetched(wang, "王芳"));

        eventually(() -> assertThat(get(token, wang.path()).text("name")).isEqualTo("王芳"));
        eventually(() -> assertThat(told(Topics.CONTACT_EVENTS, wang))
                .extracting(event -> event.type().name())
                .contains("scrm.contact.profile-changed"));

        var snapshots = told(Topics.CONTACT_PROFILES, wang);
        assertThat(snapshots).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        assertThat(new String(snapshots.getLast().data(), UTF_8)).contains("\"name\":\"王芳\"");
    }

    @Test
    void knowsACustomerOfWhomNoCallbackToldFromTheNightsReadingAndThatTheyAreGone() {
        hear(Topics.WECOM_SNAPSHOTS, wang.key(), read(wang, true, MORNING.plusSeconds(60)));
        eventually(() -> assertThat(get(token, wang.path()).text("name")).isEqualTo("王芳"));
        assertThat(get(token, wang.path()).body().path("followers")).hasSize(1);

        hear(Topics.WECOM_SNAPSHOTS, wang.key(), read(wang, false, MORNING.plusSeconds(120)));

        eventually(() -> assertThat(told(Topics.CONTACT_EVENTS, wang))
                .extracting(event -> event.type().name())
                .contains("scrm.contact.followed", "scrm.contact.unfollowed"));
        assertThat(get(token, wang.path()).body().path("followers")).isEmpty();
        assertThat(everythingTold(wang))
                .allSatisfy(
                        event -> GoldenSample.assertMatchesSchema(event.type().toString(), event.data()));
    }

    @Test
    void takesACallbackThatWecomRepeatsOnce() {
        var scan = scan(wang, "scan-1" + wang.contactId());
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan);
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan);
        hear(Topics.WECOM_CALLBACKS, wang.key(), left(wang));

        eventually(() -> assertThat(told(Topics.CONTACT_EVENTS, wang))
                .extracting(event -> event.type().name())
                .containsExactly(
                        "scrm.contact.created",
                        "scrm.contact.followed",
                        "scrm.contact.tagged",
                        "scrm.contact.unfollowed"));
        assertThat(told(Topics.WECOM_COMMANDS, wang)).hasSize(2);
    }

    @Test
    void parksTheKeyOfAnEventItCannotTakeAndNoOther() {
        var chen = Customer.fresh();
        var ofTheFuture = event("scrm.wecom.external-contact-added.v2", "future" + wang.contactId(), MORNING, Map.of());
        hear(Topics.WECOM_CALLBACKS, wang.key(), ofTheFuture);
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan(wang, "scan-1" + wang.contactId()));
        hear(Topics.WECOM_CALLBACKS, chen.key(), scan(chen, "scan-1" + chen.contactId()));

        eventually(() -> assertThat(get(token, chen.path()).status()).isEqualTo(200));
        eventually(() ->
                assertThat(told(Topics.parked(Topics.WECOM_CALLBACKS), wang)).hasSize(2));
        assertThat(get(token, wang.path()).text("code")).isEqualTo("contact-unknown");
    }

    @Test
    void tellsWhatHappenedAcrossAllServicesTheNewestFirst() {
        hearAWholeStory();

        eventually(() -> assertThat(timeline("limit=50").path("items").valueStream())
                .extracting(entry -> entry.path("kind").asString())
                .containsExactly("ticket-opened", "service-message", "welcome-sent", "tagged", "followed", "created"));
    }

    private void hearAWholeStory() {
        hear(Topics.WECOM_CALLBACKS, wang.key(), scan(wang, "scan-1" + wang.contactId()));
        hear(Topics.WECOM_OUTCOMES, wang.key(), welcomed(wang));
        hear(Topics.WECOM_MESSAGES, wang.key(), message(wang));
        hear(Topics.TICKET_EVENTS, CORP + ":ticket-" + wang.contactId(), opened(wang));
    }

    @Test
    void pagesThroughATimeline() {
        hearAWholeStory();
        eventually(() -> assertThat(timeline("limit=50").path("items").size()).isEqualTo(6));

        var first = timeline("limit=4");
        var second = timeline("limit=4&cursor=" + first.path("next").asString());

        assertThat(first.path("items").size()).isEqualTo(4);
        assertThat(second.path("items").size()).isEqualTo(2);
        assertThat(second.has("next")).isFalse();
    }

    private JsonNode timeline(String query) {
        return get(token, wang.path() + "/timeline?" + query).body();
    }

    private static void hear(String topic, String key, EventEnvelope event) {
        TestKafka.send(CloudEventHeaders.toRecord(topic, key, event));
    }

    /** What was published about the customer, in order. */
    private static List<EventEnvelope> told(String topic, Customer customer) {
        return TestKafka.read(topic).stream()
                .filter(record -> customer.key().equals(new String(record.key(), UTF_8)))
                .map(CloudEventHeaders::read)
                .toList();
    }

    private static List<EventEnvelope> everythingTold(Customer customer) {
        return List.of(Topics.WECOM_COMMANDS, Topics.CONTACT_EVENTS, Topics.CONTACT_PROFILES).stream()
                .flatMap(topic -> told(topic, customer).stream())
                .toList();
    }

    private static EventEnvelope scan(Customer customer, String id) {
        return event(
                "scrm.wecom.external-contact-added.v1",
                id,
                MORNING,
                about(customer, Map.of("staffId", LIN, "state", "poster-17", "receivedAt", MORNING)));
    }

    private static EventEnvelope left(Customer customer) {
        return event(
                "scrm.wecom.external-contact-left.v1",
                "left" + customer.contactId(),
                MORNING.plusSeconds(60),
                about(customer, Map.of("staffId", LIN)));
    }

    private static EventEnvelope read(Customer customer, boolean exists, Instant at) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "staffId",
                LIN,
                "exists",
                exists,
                "difference",
                exists ? "appeared" : "vanished",
                "reconciliationId",
                "r-1",
                "readAt",
                at.toString()));
        if (exists) {
            data.putAll(Map.of("name", "王芳", "remark", "", "addedAt", MORNING.toString(), "tagIds", List.of()));
        }
        return event(
                "scrm.wecom.external-contact-snapshot.v1",
                "read-" + exists + customer.contactId(),
                at,
                about(customer, data));
    }

    private static EventEnvelope fetched(Customer customer, String name) {
        return event(
                "scrm.wecom.contact-fetched.v1",
                "fetched" + customer.contactId(),
                MORNING.plusSeconds(1),
                about(
                        customer,
                        Map.of(
                                "commandId",
                                "command-1",
                                "name",
                                name,
                                "kind",
                                "wechat",
                                "gender",
                                "female",
                                "followers",
                                List.of(),
                                "fetchedAt",
                                MORNING.plusSeconds(1))));
    }

    private static EventEnvelope welcomed(Customer customer) {
        return event(
                "scrm.wecom.command-finished.v1",
                "welcomed" + customer.contactId(),
                MORNING.plusSeconds(2),
                about(
                        customer,
                        Map.of(
                                "commandId",
                                "command-2",
                                "command",
                                "send-welcome",
                                "status",
                                "sent",
                                "attempts",
                                1,
                                "finishedAt",
                                MORNING.plusSeconds(2))));
    }

    private static EventEnvelope message(Customer customer) {
        return event(
                "scrm.wecom.service-message-received.v1",
                "message" + customer.contactId(),
                MORNING.plusSeconds(30),
                about(
                        customer,
                        Map.of(
                                "messageId",
                                "msg-1",
                                "openKfId",
                                "wkDEMOkf0001",
                                "origin",
                                "customer",
                                "sentAt",
                                MORNING.plusSeconds(30),
                                "messageType",
                                "text",
                                "body",
                                "AXk=")));
    }

    private static EventEnvelope opened(Customer customer) {
        return event(
                "scrm.ticket.opened.v1",
                "opened" + customer.contactId(),
                MORNING.plusSeconds(31),
                about(
                        customer,
                        Map.of("ticketId", "ticket-1", "number", "T-00000001", "openedAt", MORNING.plusSeconds(31))));
    }

    private static Map<String, Object> about(Customer customer, Map<String, Object> more) {
        var data = new HashMap<String, Object>(more);
        data.put("contactId", customer.contactId());
        data.put("externalUserId", customer.externalUserId());
        return data;
    }

    private static EventEnvelope event(String type, String id, Instant time, Map<String, Object> data) {
        return new EventEnvelope(
                id, EventType.of(type), "/wecom-gateway", null, time, CORP, 0, null, null, null, EventData.write(data));
    }
}
