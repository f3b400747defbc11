package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A backend that answers a write only when it is in the file. Left alone, the store saves once a second, and what was
 * acknowledged in between would be gone after a {@code kill -9}.
 */
final class DurableBackend implements MongoBackend {
    /** Commands that change nothing; every other one, known or not, is treated as a write. */
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "count",
            "distinct",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "listcollections",
            "listdatabases",
            "listindexes",
            "endsessions",
            "killcursors",
            "serverstatus",
            "getlog",
            "whatsmyuri");

    private final MongoBackend backend;
    private final GroupCommit commits;

    DurableBackend(MongoBackend backend, GroupCommit commits) {
        this.backend = backend;
        this.commits = commits;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return handle(message.getDocument().keySet().iterator().next(), () -> backend.handleMessage(message));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return handle(command, () -> backend.handleCommand(channel, database, command, query));
    }

    private Document handle(String command, Supplier<Document> work) {
        return READS.contains(command.toLowerCase(java.util.Locale.ROOT)) ? work.get() : commits.run(work);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return backend.handleQuery(query);
    }

    @Override
    public void dropDatabase(String database) {
        commits.run(() -> {
            backend.dropDatabase(database);
            return true;
        });
    }

    @Override
    public void close() {
        backend.close();
    }

    @Override
    public void handleClose(Channel channel) {
        backend.handleClose(channel);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return backend.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return backend.getServerStatus();
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        backend.closeCursors(cursorIds);
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public void enableOplog() {
        backend.enableOplog();
    }

    @Override
    public void disableOplog() {
        backend.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return backend.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        backend.version(version);
        return this;
    }
}
