package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Somebody is erased for whom a command is held, or on its way: from Kafka to MongoDB, and back what went. */
class ErasureFlowTests extends RunningCommands {
    @Test
    void givesBackWhatIsHeldForSomebodyAndAnswers() {
        var externalUserId = "wm" + id;
        var contactId = Ids.contact(CORP, externalUserId);
        send("mark-tags", """
                {"contactId":"%s","staffId":"lin.wei","externalUserId":"%s","add":["etEXgold"],"notBefore":"%s"}""".formatted(contactId, externalUserId, Instant.now().plus(Duration.ofHours(5))));
        await().atMost(PATIENCE).until(() -> inLedger(id).equals("waiting"));
        assertThat(everything()).contains(externalUserId, contactId);

        ask(contactId);

        var answer = await().atMost(PATIENCE).until(() -> answers(contactId), answers -> !answers.isEmpty());
        GoldenSample.assertMatchesSchema(
                "scrm.contact.erasure-done.v1", answer.getFirst().data());
        var told = JsonMapper.shared().readTree(answer.getFirst().data());
        assertThat(told.path("service").asString()).isEqualTo("wecom-gateway");
        assertThat(told.path("stores").toString())
                .contains("\"store\":\"commands\",\"deleted\":1", "\"store\":\"waiting-commands\",\"deleted\":1");
        assertThat(status(id)).isEqualTo("suppressed");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(everything()).doesNotContain(externalUserId));
        assertThat(inLedger(id)).isEqualTo("suppressed");
    }

    @Test
    void sendsNothingThatComesLateForSomebodyAndWhatIsForWhoeverBeginsAnew() {
        var externalUserId = "wm" + id;
        var contactId = Ids.contact(CORP, externalUserId);
        var before = Instant.now().minusSeconds(5);
        ask(contactId);
        await().atMost(PATIENCE).until(() -> !answers(contactId).isEmpty());

        tag(id, "/contact-service", externalUserId, before);
        tag(id + "-since", "/contact-service", externalUserId, Instant.now());

        assertThat(status(id)).isEqualTo("suppressed");
        assertThat(reason(id)).isEqualTo("contact-erased");
        assertThat(reason(id + "-since")).isNotEqualTo("contact-erased");
        assertThat(database.getCollection("commands")
                        .find(new Document("contactId", contactId))
                        .map(document -> document.getString("commandId")))
                .containsExactly(id + "-since");
        assertThat(everything()).doesNotContain(externalUserId);
    }

    @Test
    void sendsNothingOfAServiceForSomebodyBeforeItHasErasedThemItself() {
        var externalUserId = "wm" + id;
        var contactId = Ids.contact(CORP, externalUserId);
        ask(contactId);
        await().atMost(PATIENCE).until(() -> !answers(contactId).isEmpty());
        tag(id, "/journey-service", externalUserId, Instant.now());
        assertThat(reason(id)).isEqualTo("contact-erased");

        var done =
                "{\"erasureId\":\"e-%s\",\"contactId\":\"%s\",\"service\":\"journey-service\",\"stores\":[],\"at\":\"%s\"}"
                        .formatted(id, contactId, Instant.now());
        TestKafka.send(List.of(CloudEventHeaders.toRecord(
                Topics.CONTACT_ERASURES,
                Ids.contactKey(CORP, contactId),
                event(
                        "done-" + id,
                        "/journey-service",
                        "scrm.contact.erasure-done.v1",
                        contactId,
                        Instant.now(),
                        done))));
        await().atMost(PATIENCE)
                .until(() -> database.getCollection("erased-contacts")
                                .countDocuments(new Document("contact", contactId)
                                        .append("answers.journey-service", new Document("$exists", true)))
                        == 1);
        tag(id + "-since", "/journey-service", externalUserId, Instant.now());

        assertThat(reason(id + "-since")).isNotEqualTo("contact-erased");
    }

    private static void tag(String commandId, String source, String externalUserId, Instant decidedAt) {
        var contactId = Ids.contact(CORP, externalUserId);
        var data = """
                {"contactId":"%s","staffId":"lin.wei","externalUserId":"%s","add":["etEXgold"]}""".formatted(contactId, externalUserId);
        TestKafka.send(List.of(CloudEventHeaders.toRecord(
                Topics.WECOM_COMMANDS,
                Ids.contactKey(CORP, contactId),
                event(commandId, source, "scrm.wecom.mark-tags.v1", contactId, decidedAt, data))));
    }

    private static EventEnvelope event(
            String eventId, String source, String type, String contactId, Instant at, String data) {
        return new EventEnvelope(
                eventId,
                EventType.of(type),
                source,
                contactId,
                at,
                CORP,
                1,
                null,
                null,
                null,
                data.getBytes(StandardCharsets.UTF_8));
    }

    /** What the gateway keeps, but for ids of erasures. */
    private String everything() {
        var all = new StringBuilder();
        for (var name : database.listCollectionNames()) {
            if (!name.equals("erasures")) {
                for (var document : database.getCollection(name).find()) {
                    all.append(text(document)).append('\n');
                }
            }
        }
        return all.toString();
    }

    /** What an event says lies in bytes. */
    private static String text(Document document) {
        var event = new StringBuilder(document.toString());
        document.getList("commands", Document.class, List.of())
                .forEach(command -> event.append(command.get("event", new Document()).values().stream()
                        .filter(Binary.class::isInstance)
                        .map(binary -> new String(((Binary) binary).getData(), StandardCharsets.UTF_8))
                        .toList()));
        return event.toString();
    }

    private void ask(String contactId) {
        var data = "{\"erasureId\":\"e-%s\",\"contactId\":\"%s\",\"erasedAt\":\"%s\"}"
                .formatted(id, contactId, Instant.now());
        var envelope = event(
                "ask-" + id,
                "/contact-service/erasures",
                "scrm.contact.erasure-requested.v1",
                contactId,
                Instant.now(),
                data);
        TestKafka.send(List.of(
                CloudEventHeaders.toRecord(Topics.CONTACT_ERASURES, Ids.contactKey(CORP, contactId), envelope)));
    }

    private static List<EventEnvelope> answers(String contactId) {
        return events(Topics.CONTACT_ERASURES, contactId).stream()
                .filter(event -> event.type().name().equals("scrm.contact.erasure-done"))
                .toList();
    }
}
