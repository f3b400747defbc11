package dev.scrm.contact.portrait.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.portrait.Prediction;
import dev.scrm.contact.portrait.Predictions;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models say, a document for each contact and model. */
@Component
class MongoPredictions implements Predictions, Indexed {
    private final MongoCollection<Document> collection;

    MongoPredictions(MongoDatabase database) {
        this.collection = database.getCollection("predictions").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "contact"));
    }

    @Override
    public void keep(String corpId, String contactId, Prediction prediction) {
        var id = corpId + ":" + contactId + ":" + prediction.model();
        var said = new Document("corp", corpId)
                .append("contact", contactId)
                .append("model", prediction.model())
                .append("score", prediction.score())
                .append("label", prediction.label())
                .append("reasons", prediction.reasons())
                .append("source", prediction.source())
                .append("at", Date.from(prediction.at()))
                .append("expiresAt", date(prediction.expiresAt()));
        // Where the filter does not find it the model said something later.
        var earlier = and(eq("_id", id), lte("at", Date.from(prediction.at())));
        AlreadyThere.upsertUnless(collection, earlier, new Document("$set", said));
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    @Override
    public List<Prediction> list(String corpId, Collection<String> contactIds) {
        Map<String, Prediction> latest = new TreeMap<>();
        for (var document : collection
                .find(and(eq("corp", corpId), in("contact", contactIds)))
                .limit(MOST * contactIds.size())) {
            var prediction = prediction(document);
            latest.merge(
                    prediction.model(), prediction, (one, other) -> other.at().isAfter(one.at()) ? other : one);
        }
        return latest.values().stream().limit(MOST).toList();
    }

    private static Prediction prediction(Document document) {
        var expiresAt = document.getDate("expiresAt");
        return new Prediction(
                document.getString("model"),
                document.getDouble("score"),
                document.getString("label"),
                document.getList("reasons", String.class),
                document.getString("source"),
                document.getDate("at").toInstant(),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
