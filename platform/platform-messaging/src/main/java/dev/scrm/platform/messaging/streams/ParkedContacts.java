package dev.scrm.platform.messaging.streams;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventListeners;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The list of the contacts that a group has parked, kept up from what its partitions tell. */
public final class ParkedContacts implements EventBatchHandler, Indexed {
    /** A parked contact as it is listed. */
    public record ParkedContact(String contactId, String reason, Instant since, long waiting, boolean releasing) {}

    private final String group;
    private final MongoCollection<Document> collection;

    public ParkedContacts(String group, MongoDatabase database) {
        this.group = group;
        this.collection = database.getCollection("parked-contacts");
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "contactId"));
    }

    /** The container that keeps the list up; its group's name begins with that of the topology. */
    public ConcurrentMessageListenerContainer<byte[], byte[]> listen(EventListeners listeners) {
        return listeners.listen(group + "-parked-contacts", List.of(Topics.PARKED_CONTACTS), this);
    }

    @Override
    public void handle(List<Lane> lanes) {
        Map<String, WriteModel<Document>> writes = new LinkedHashMap<>();
        lanes.forEach(lane -> lane.events().forEach(event -> note(event, writes)));
        if (!writes.isEmpty()) {
            collection.bulkWrite(List.copyOf(writes.values()));
        }
    }

    /** Of several of one contact the last one counts. */
    private void note(ReceivedEvent received, Map<String, WriteModel<Document>> writes) {
        var event = received.envelope();
        if (!event.type().name().equals(ContactStanding.NAME)) {
            return;
        }
        var standing = EventData.read(event, ContactStanding.class);
        if (standing.group().equals(group)) {
            writes.put(received.key(), write(received.key(), event, standing));
        }
    }

    private static WriteModel<Document> write(String key, EventEnvelope event, ContactStanding standing) {
        return standing.parked()
                ? new ReplaceOneModel<>(
                        eq("_id", key), document(key, event.corpId(), standing), new ReplaceOptions().upsert(true))
                : new DeleteOneModel<>(eq("_id", key));
    }

    private static Document document(String key, String corpId, ContactStanding standing) {
        return new Document("_id", key)
                .append("corp", corpId)
                .append("contactId", standing.contactId())
                .append("reason", standing.reason())
                .append("since", Date.from(standing.since()))
                .append("waiting", standing.waiting())
                .append("releasing", standing.releasing());
    }

    /** The corp's parked contacts in the order of their ids, from after the given one. */
    public List<ParkedContact> list(String corpId, @Nullable String after, int limit) {
        var wanted = after == null ? eq("corp", corpId) : and(eq("corp", corpId), gt("contactId", after));
        List<ParkedContact> listed = new ArrayList<>();
        for (var document : collection.find(wanted).sort(ascending("contactId")).limit(limit)) {
            listed.add(new ParkedContact(
                    document.getString("contactId"),
                    document.getString("reason"),
                    document.getDate("since").toInstant(),
                    document.getLong("waiting"),
                    document.getBoolean("releasing")));
        }
        return listed;
    }
}
