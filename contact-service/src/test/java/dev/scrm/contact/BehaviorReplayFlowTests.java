package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

/** The intake read again from its beginning: nothing is told, counted or put into quarantine that was before. */
class BehaviorReplayFlowTests extends BehaviorFlow {
    @Autowired
    @Qualifier("submittedBehaviors")
    private ConcurrentMessageListenerContainer<byte[], byte[]> submitted;

    @Autowired
    private MongoDatabase database;

    @Test
    void changesNothingHoweverOften() {
        var customer = scanned();
        putAny(admin, "/api/v1/behavior-types/sofa-tried", "{\"title\":\"试坐沙发\",\"schema\":{\"type\":\"object\"}}");
        var phone = "\"identity\":{\"type\":\"phone\",\"value\":\"13800000001\"}";
        var sofa = row("p3", "\"contactId\":\"" + customer + "\"", "sofa-tried", "{}");
        submit(String.join(",", paid("p1", customer, 100), paid("p2", customer, 200), paid("p2", customer, 200), sofa));
        submit(paid("p1", customer, 100));
        submit(row("w1", phone, "mini-program-opened", "{}"));
        submit(row("w2", "\"contactId\":\"00000000000000000000000000000000\"", "mini-program-opened", "{}"));
        eventually(() -> assertThat(figures())
                .containsEntry("recorded", 3L)
                .containsEntry("duplicate", 2L)
                .containsEntry("waiting", 2L));
        send(
                "POST",
                admin,
                "/api/v1/contacts/" + customer + "/identities",
                "{\"type\":\"phone\",\"value\":\"13800000001\"}");
        eventually(() -> assertThat(told(customer)).hasSize(4));
        for (var messageId : List.of("q1", "q2")) {
            write(customer, odd(customer, messageId));
        }
        eventually(() -> assertThat(figures()).containsEntry("quarantined", 2L).containsEntry("released", 1L));
        var discarded = get(admin, "/api/v1/behavior-quarantine")
                .body()
                .at("/items/0/id")
                .asString();
        assertThat(delete(admin, "/api/v1/behavior-quarantine/" + discarded).status())
                .isEqualTo(204);
        // What was a behaviour then would be none today.
        deleteAny(admin, "/api/v1/behavior-types/sofa-tried");
        eventually(
                () -> assertThat(get(admin, "/api/v1/behavior-types/sofa-tried").status())
                        .isEqualTo(404));
        var all = intake();
        eventually(() ->
                assertThat(all).allSatisfy(record -> assertThat(mark(record)).isGreaterThanOrEqualTo(record.offset())));
        var before = everything(customer);

        replay(all);
        assertThat(everything(customer)).isEqualTo(before);
        replay(all);
        assertThat(everything(customer)).isEqualTo(before);
    }

    private Map<String, Object> odd(String customer, String messageId) {
        return Map.of(
                "sourceId",
                "shop",
                "messageId",
                messageId,
                "type",
                "order-paid",
                "occurredAt",
                noon.toString(),
                "contactId",
                customer,
                "properties",
                Map.of("amount", -1));
    }

    /** Of this corp, as it lies in the topic. */
    private List<ConsumerRecord<byte[], byte[]>> intake() {
        return TestKafka.read(Topics.BEHAVIOR_SUBMISSIONS).stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith(corp))
                .toList();
    }

    private long mark(ConsumerRecord<byte[], byte[]> record) {
        var mark = database.getCollection("behavior-intake-marks")
                .find(new Document("_id", record.topic() + "/" + record.partition()))
                .first();
        return mark == null ? -1 : mark.getLong("offset");
    }

    /** As the listener would get it from a group whose offsets were reset. */
    @SuppressWarnings("unchecked")
    private void replay(List<ConsumerRecord<byte[], byte[]>> records) {
        var listener = (BatchAcknowledgingMessageListener<byte[], byte[]>)
                submitted.getContainerProperties().getMessageListener();
        listener.onMessage(records, (Acknowledgment) null);
    }

    private Map<String, Object> everything(String customer) {
        Map<String, Object> all = new TreeMap<>();
        all.put("figures", figures());
        all.put("told", told(customer).stream().map(event -> event.id()).toList());
        all.put("quarantine", get(admin, "/api/v1/behavior-quarantine").body().toString());
        all.put("waiting", get(admin, "/api/v1/waiting-behaviors").body().toString());
        all.put(
                "shown",
                get(admin, "/api/v1/contacts/" + customer + "/behaviors").body().toString());
        return all;
    }
}
