package dev.scrm.gateway.deadletters.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.scrm.gateway.corps.Editor;
import dev.scrm.gateway.deadletters.DeadLetter;
import dev.scrm.gateway.deadletters.LetterDecision;
import dev.scrm.gateway.deadletters.LetterDecisions;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A document an origin, with its decisions in their order. */
final class MongoLetterDecisions implements LetterDecisions, Indexed {
    private final MongoCollection<Document> letters;

    MongoLetterDecisions(MongoDatabase database) {
        this.letters = database.getCollection("dead-letters").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        letters.createIndex(ascending("decidedAt"));
    }

    /** The first decision makes the document, of which there can be one only. */
    @Override
    public int begin(DeadLetter letter, LetterDecision decision) {
        var first = new Document("_id", letter.origin())
                .append("corp", letter.corpId())
                .append("eventId", letter.eventId())
                .append("letter", letter.place().id())
                .append("decidedAt", Date.from(decision.at()))
                .append("decisions", List.of(write(decision)));
        if (AlreadyThere.insertUnless(letters, first)) {
            return 0;
        }
        return decision.forced() ? another(letter, decision) : -1;
    }

    private int another(DeadLetter letter, LetterDecision decision) {
        var roomLeft = and(eq("_id", letter.origin()), exists("decisions." + (MOST - 1), false));
        var changed = letters.findOneAndUpdate(
                roomLeft,
                combine(push("decisions", write(decision)), set("decidedAt", Date.from(decision.at()))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return changed == null
                ? -1
                : changed.getList("decisions", Document.class).size() - 1;
    }

    @Override
    public void done(String origin, int number, String to) {
        letters.updateOne(eq("_id", origin), set("decisions." + number + ".to", to));
    }

    @Override
    public Map<String, List<LetterDecision>> find(Collection<String> origins) {
        Map<String, List<LetterDecision>> found = new HashMap<>();
        letters.find(in("_id", origins))
                .forEach(document -> found.put(
                        document.getString("_id"),
                        document.getList("decisions", Document.class).stream()
                                .map(MongoLetterDecisions::read)
                                .toList()));
        return found;
    }

    @Override
    public void forgetBefore(Instant instant) {
        letters.deleteMany(lt("decidedAt", Date.from(instant)));
    }

    private static Document write(LetterDecision decision) {
        return new Document("kind", decision.kind().name())
                .append("byCorp", decision.by().corpId())
                .append("bySubject", decision.by().subject())
                .append("byUser", decision.by().user())
                .append("at", Date.from(decision.at()))
                .append("forced", decision.forced())
                .append("reason", decision.reason())
                .append("to", decision.to());
    }

    private static LetterDecision read(Document decision) {
        return new LetterDecision(
                LetterDecision.Kind.valueOf(decision.getString("kind")),
                new Editor(decision.getString("byCorp"), decision.getString("bySubject"), decision.getString("byUser")),
                decision.getDate("at").toInstant(),
                decision.getBoolean("forced"),
                decision.getString("reason"),
                decision.getString("to"));
    }
}
