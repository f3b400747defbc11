package dev.scrm.contact;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;
import tools.jackson.databind.json.JsonMapper;

/** All that each listener has heard of a corp, heard again from its beginning: whatever lies in the store and on topics stays as it was. */
class ReplayFlowTests extends OneOfEachFlow {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is found in messages is told the intake again, which counts that as what was told before. */
    private static final String COUNTS_WHAT_COMES_AGAIN = "suite:messages";

    @Autowired
    private List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;

    @Autowired
    private MongoDatabase database;

    @Test
    void changesNothingHoweverOften() throws Exception {
        makeOneOfEach();
        mergedWithTheOther();
        ticketOpened();
        asksForThePrice();
        awaitQuiet();
        var heard = heard();
        var stored = stored();
        var told = told();
        assertThat(containers.stream().filter(one -> heard(one, heard).findAny().isEmpty()))
                .extracting(one -> one.getContainerProperties().getGroupId())
                .as("groups to which nothing comes again")
                .containsExactly("contact-service-segments-parked-contacts");
        assertThat(stored.keySet())
                .contains("contacts", "timelines", "behaviors", "audit-records", "segment-standings", "open-tickets");

        for (int time = 1; time <= 2; time++) {
            containers.forEach(one -> replay(one, heard));
            awaitQuiet();

            assertThat(told()).as("told, time %d", time).isEqualTo(told);
            assertThat(stored()).as("stored, time %d", time).isEqualTo(stored);
        }
    }

    /** The rules ask what people did: the two are put together, and what one of them did is asked for. */
    private void mergedWithTheOther() {
        ok(send("POST", admin, "/api/v1/merge-proposals/" + id("/merge-proposals/{id}") + "/acceptance", null));
    }

    private void ticketOpened() {
        var now = Instant.now();
        Map<String, Object> ticket = Map.of(
                "ticketId",
                "t-1",
                "number",
                "T-1",
                "contactId",
                wang,
                "openedAt",
                now.toString(),
                "firstResponseDueAt",
                now.plusSeconds(1800).toString());
        hear(Topics.TICKET_EVENTS, corp, "t-1", "scrm.ticket.opened.v1", now, ticket);
    }

    /** With a word of a list that was entered before. */
    private void asksForThePrice() {
        var id = corp + "-message-1";
        var now = Instant.now();
        Map<String, Object> message = Map.of(
                "messageId",
                "message-1",
                "contactId",
                wang,
                "externalUserId",
                externalUserId,
                "openKfId",
                "wk1",
                "origin",
                "customer",
                "sentAt",
                now.toString(),
                "messageType",
                "text",
                "body",
                TestBodies.BODIES.seal(id, EventData.write(Map.of("text", "多少钱"))));
        var event = new EventEnvelope(
                id,
                EventType.of("scrm.wecom.service-message-received.v1"),
                "/somebody",
                null,
                now,
                corp,
                0,
                null,
                null,
                null,
                EventData.write(message));
        TestKafka.send(CloudEventHeaders.toRecord(Topics.WECOM_MESSAGES, corp + ":" + wang, event));
        eventually(() ->
                assertThat(get(admin, path + "/behaviors").body().toString()).contains("多少钱"));
    }

    /** As the listener gets it from a group whose offsets were reset. */
    @SuppressWarnings("unchecked")
    private static void replay(
            ConcurrentMessageListenerContainer<byte[], byte[]> container,
            Map<String, List<ConsumerRecord<byte[], byte[]>>> heard) {
        var listener = (BatchAcknowledgingMessageListener<byte[], byte[]>)
                container.getContainerProperties().getMessageListener();
        heard(container, heard).forEach(records -> listener.onMessage(records, (Acknowledgment) null));
    }

    /** What is in each topic of a listener, where there is anything. */
    private static Stream<List<ConsumerRecord<byte[], byte[]>>> heard(
            ConcurrentMessageListenerContainer<byte[], byte[]> container,
            Map<String, List<ConsumerRecord<byte[], byte[]>>> heard) {
        return Stream.of(requireNonNull(container.getContainerProperties().getTopics()))
                .map(topic -> heard.getOrDefault(topic, List.of()))
                .filter(records -> !records.isEmpty());
    }

    /** What each topic tells of this corp. */
    private Map<String, List<ConsumerRecord<byte[], byte[]>>> heard() {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> heard = new TreeMap<>();
        Topics.ALL.forEach(topic -> heard.put(topic.name(), ofCorp(topic.name()).toList()));
        return heard;
    }

    private Stream<ConsumerRecord<byte[], byte[]>> ofCorp(String topic) {
        return TestKafka.read(topic).stream()
                .filter(record -> record.key() != null && new String(record.key(), UTF_8).startsWith(corp));
    }

    /** What lies in each collection of this corp. */
    private Map<String, List<String>> stored() {
        Map<String, List<String>> stored = new TreeMap<>();
        for (var collection : database.listCollectionNames()) {
            var documents = database.getCollection(collection)
                    .find(
                            collection.equals("behavior-figures")
                                    ? and(ofCorp(), ne("source", COUNTS_WHAT_COMES_AGAIN))
                                    : ofCorp())
                    .map(Document::toJson)
                    .into(new TreeSet<>());
            if (!documents.isEmpty()) {
                stored.put(collection, List.copyOf(documents));
            }
        }
        return stored;
    }

    private Bson ofCorp() {
        return or(eq("corp", corp), regex("_id", "^" + corp));
    }

    /**
     * Ids of events by topic: one that is told once more under its id is the same one. Of histories the questions: who is asked again
     * answers with what was done since as well, and who asked has had its answer.
     */
    private Map<String, Set<String>> told() {
        Map<String, Set<String>> told = new TreeMap<>();
        for (var topic : Topics.ALL) {
            boolean answers = topic.name().equals(Topics.SEGMENT_HISTORIES);
            Set<String> ids = ofCorp(topic.name())
                    .flatMap(record -> answers ? question(record) : eventId(record))
                    .collect(toCollection(TreeSet::new));
            if (!ids.isEmpty()) {
                told.put(topic.name(), ids);
            }
        }
        return told;
    }

    private static Stream<String> eventId(ConsumerRecord<byte[], byte[]> record) {
        return Stream.ofNullable(record.headers().lastHeader("ce_id")).map(header -> new String(header.value(), UTF_8));
    }

    private static Stream<String> question(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                ? Stream.empty()
                : Stream.of(JsonMapper.shared()
                        .readTree(record.value())
                        .path("question")
                        .asString());
    }

    /** Nobody has anything left to hear, nothing waits to be told, and nothing has moved meanwhile. */
    private void awaitQuiet() throws Exception {
        try (var kafka = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                var before = last();
                assertThat(behind(kafka, before)).isEmpty();
                assertThat(waiting()).isEmpty();
                assertThat(last()).isEqualTo(before);
            });
        }
    }

    private List<String> waiting() {
        return database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> database.getCollection(name)
                                .find(and(ofCorp(), exists("outboxAt")))
                                .first()
                        != null)
                .toList();
    }

    /** The offset of the last record in each partition, markers of transactions aside. */
    private static Map<TopicPartition, Long> last() {
        Map<TopicPartition, Long> last = new HashMap<>();
        Topics.ALL.forEach(topic -> TestKafka.read(topic.name())
                .forEach(record -> last.put(new TopicPartition(topic.name(), record.partition()), record.offset())));
        return last;
    }

    /** Partitions of which a group has not heard all. */
    private List<String> behind(Admin kafka, Map<TopicPartition, Long> last)
            throws InterruptedException, ExecutionException {
        List<String> behind = new ArrayList<>();
        for (var container : containers) {
            var properties = container.getContainerProperties();
            var committed = kafka.listConsumerGroupOffsets(properties.getGroupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var topics = Set.of(requireNonNull(properties.getTopics()));
            last.forEach((partition, offset) -> {
                var heard = committed.get(partition);
                if (topics.contains(partition.topic()) && (heard == null || heard.offset() <= offset)) {
                    behind.add(properties.getGroupId() + " " + partition);
                }
            });
        }
        return behind;
    }
}
