package dev.scrm.contact;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.scrm.platform.test.TestMongo;

/** A database in which something else happens before one of somebody's commands to a collection is sent. */
public final class InterruptedMongo implements CommandListener, AutoCloseable {
    private final MongoClient client;
    private final String collection;
    private final Runnable meanwhile;
    private int before;

    /** @param before how many commands are sent first */
    public InterruptedMongo(String collection, int before, Runnable meanwhile) {
        this.collection = collection;
        this.before = before;
        this.meanwhile = meanwhile;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(this)
                .build());
    }

    public MongoDatabase database(MongoDatabase seen) {
        return client.getDatabase(seen.getName());
    }

    /** The driver tells it on the thread of whoever sends. */
    @Override
    public void commandStarted(CommandStartedEvent event) {
        var named = event.getCommand().get(event.getCommandName());
        if (named != null && named.isString() && named.asString().getValue().equals(collection) && before-- == 0) {
            meanwhile.run();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
