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

/** Somebody is erased for whom a command is held: from Kafka to MongoDB, and back what went. */
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
        var envelope = new EventEnvelope(
                "ask-" + id,
                EventType.of("scrm.contact.erasure-requested.v1"),
                "/contact-service/erasures",
                contactId,
                Instant.now(),
                CORP,
                1,
                null,
                null,
                null,
                data.getBytes(StandardCharsets.UTF_8));
        TestKafka.send(List.of(
                CloudEventHeaders.toRecord(Topics.CONTACT_ERASURES, Ids.contactKey(CORP, contactId), envelope)));
    }

    private static List<EventEnvelope> answers(String contactId) {
        return events(Topics.CONTACT_ERASURES, contactId).stream()
                .filter(event -> event.type().name().equals("scrm.contact.erasure-done"))
                .toList();
    }
}
