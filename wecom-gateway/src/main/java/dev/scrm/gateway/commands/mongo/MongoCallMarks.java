package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.commands.CallMarks;
import dev.scrm.gateway.commands.Command;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * One document a mark: whoever inserts it may call. It names the process: one whose write was acknowledged to nobody finds
 * its own.
 */
final class MongoCallMarks implements CallMarks, Indexed {
    private final MongoCollection<Document> marks;
    private final String process = new ObjectId().toHexString();
    private final Clock clock;

    MongoCallMarks(MongoDatabase database, Clock clock) {
        this.marks = database.getCollection("call-marks").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        marks.createIndex(ascending("markedAt"));
    }

    @Override
    public boolean mark(Command command) {
        try {
            marks.insertOne(new Document("_id", command.head().ledgerId())
                    .append("process", process)
                    .append("markedAt", Date.from(clock.instant())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return marks.find(and(eq("_id", command.head().ledgerId()), eq("process", process)))
                            .first()
                    != null;
        }
    }

    @Override
    public boolean isMarked(Command command) {
        return marks.find(eq("_id", command.head().ledgerId())).first() != null;
    }

    @Override
    public void unmark(Command command) {
        marks.deleteOne(eq("_id", command.head().ledgerId()));
    }

    @Override
    public void forgetBefore(Instant markedAt) {
        marks.deleteMany(lt("markedAt", Date.from(markedAt)));
    }
}
