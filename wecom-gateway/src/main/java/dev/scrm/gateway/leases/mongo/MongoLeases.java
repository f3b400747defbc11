package dev.scrm.gateway.leases.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.platform.mongo.AlreadyThere;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;

/** One small document a lease; whoever changes it while it is free has it. */
final class MongoLeases implements Leases {
    private final MongoCollection<Document> leases;
    private final String replica;
    private final Clock clock;

    /** @param replica a name that no other running process has */
    MongoLeases(MongoDatabase database, String replica, Clock clock) {
        this.leases = database.getCollection("leases");
        this.replica = replica;
        this.clock = clock;
    }

    @Override
    public boolean hold(String name, Duration time) {
        var now = clock.instant();
        var free = and(eq("_id", name), or(eq("holder", replica), lt("until", Date.from(now))));
        var mine = combine(set("holder", replica), set("until", Date.from(now.plus(time))));
        return AlreadyThere.upsertUnless(leases, free, mine);
    }

    @Override
    public void release(String name) {
        leases.deleteOne(and(eq("_id", name), eq("holder", replica)));
    }
}
