package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static java.util.Objects.requireNonNull;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Creations;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** One document a thing; the first to insert it has it, and a unique index gives no command a second one. */
final class MongoCreations implements Creations, Indexed {
    private final MongoCollection<Document> creations;
    private final Clock clock;

    MongoCreations(MongoDatabase database, Clock clock) {
        this.creations = database.getCollection("creations").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        creations.createIndex(ascending("claimedAt"));
        creations.createIndex(
                ascending("command"), new IndexOptions().unique(true).sparse(true));
    }

    @Override
    public boolean claim(Command command, String thingId) {
        var id = key(command, thingId);
        try {
            creations.insertOne(new Document("_id", id)
                    .append("command", command.head().ledgerId())
                    .append("thing", thingId)
                    .append("claimedAt", Date.from(clock.instant())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            var claimed = creations.find(eq("_id", id)).first();
            return claimed != null && command.head().ledgerId().equals(claimed.getString("command"));
        }
    }

    @Override
    public Optional<String> of(Command command) {
        return Optional.ofNullable(creations
                .find(eq("command", command.head().ledgerId()))
                .projection(include("thing"))
                .map(claimed -> claimed.getString("thing"))
                .first());
    }

    @Override
    public Set<String> ofOthers(Command command, Collection<String> thingIds) {
        Map<String, String> byKey = new HashMap<>();
        thingIds.forEach(id -> byKey.put(key(command, id), id));
        return creations
                .find(and(
                        in("_id", byKey.keySet()), ne("command", command.head().ledgerId())))
                .projection(include("_id"))
                .map(claimed -> requireNonNull(byKey.get(claimed.getString("_id"))))
                .into(new HashSet<>());
    }

    private static String key(Command command, String thingId) {
        return command.head().corpId() + ":" + command.name() + ":" + thingId;
    }

    @Override
    public void forgetBefore(Instant claimedAt) {
        creations.deleteMany(lt("claimedAt", Date.from(claimedAt)));
    }
}
