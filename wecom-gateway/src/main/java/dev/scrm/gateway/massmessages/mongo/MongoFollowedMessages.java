package dev.scrm.gateway.massmessages.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.massmessages.Counts;
import dev.scrm.gateway.massmessages.FollowedMessages;
import dev.scrm.gateway.massmessages.MassMessage;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** One document a mass message; whoever moves its time has it. */
final class MongoFollowedMessages implements FollowedMessages, Indexed {
    private final MongoCollection<Document> messages;

    MongoFollowedMessages(MongoDatabase database) {
        this.messages = database.getCollection("mass-messages").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        messages.createIndex(ascending("dueAt"));
        messages.createIndex(ascending("finishedAt"));
    }

    @Override
    public void begin(List<MassMessage> begun, Instant dueAt, Instant until) {
        messages.bulkWrite(
                begun.stream()
                        .map(message -> new UpdateOneModel<Document>(
                                eq("_id", FollowedDocument.id(message.corpId(), message.messageId())),
                                FollowedDocument.begun(message, dueAt, until),
                                new UpdateOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    @Override
    public void endNow(String corpId, String messageId, Instant now) {
        var end = Date.from(now);
        messages.updateOne(
                and(eq("_id", FollowedDocument.id(corpId, messageId)), exists("finishedAt", false)),
                combine(set("until", end), set("dueAt", end)));
    }

    @Override
    public List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var taken = new ArrayList<Taken>();
        while (taken.size() < limit) {
            var claim = new ObjectId().toHexString();
            var document = messages.findOneAndUpdate(
                    lte("dueAt", Date.from(now)),
                    combine(set("dueAt", Date.from(dueAgainAt)), set("claim", claim)),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")).returnDocument(ReturnDocument.AFTER));
            if (document == null) {
                return taken;
            }
            taken.add(new Taken(claim, FollowedDocument.read(document)));
        }
        return taken;
    }

    @Override
    public void told(Taken taken, String staffId, Counts counts) {
        messages.updateOne(
                and(mine(taken), ne("told", staffId)),
                combine(
                        addToSet("told", staffId),
                        inc("delivered", counts.delivered()),
                        inc("unsent", counts.unsent()),
                        inc("notFriend", counts.notFriend()),
                        inc("limitReached", counts.limitReached())));
    }

    /** An end that came in the meantime is not put off. */
    @Override
    public void putBack(Taken taken, int rounds, Instant dueAt) {
        messages.updateOne(
                and(mine(taken), eq("until", Date.from(taken.followed().until()))),
                combine(set("dueAt", Date.from(dueAt)), set("rounds", rounds), unset("claim")));
    }

    @Override
    public void finish(Taken taken, Instant now) {
        messages.updateOne(mine(taken), combine(set("finishedAt", Date.from(now)), unset("dueAt"), unset("claim")));
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        messages.deleteMany(lt("finishedAt", Date.from(finishedAt)));
    }

    private static Bson mine(Taken taken) {
        var message = taken.followed().message();
        return and(eq("_id", FollowedDocument.id(message.corpId(), message.messageId())), eq("claim", taken.claim()));
    }
}
