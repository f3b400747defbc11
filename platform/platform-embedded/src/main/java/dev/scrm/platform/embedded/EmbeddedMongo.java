package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A MongoDB-compatible server inside this JVM: the wire protocol is real, transactions and text search are not there. */
public final class EmbeddedMongo implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int CACHE_MEGABYTES = 16;

    /** Small, because a write saves the whole page that its document lies in. */
    private static final int PAGE_BYTES = 4096;

    /** How long the file keeps room that is free again; writes reach it in order, so seconds are plenty. */
    private static final int RETENTION_MILLIS = 2_000;

    private final MongoServer server;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
    }

    /** Keeps everything in memory, for tests; 0 picks a free port. */
    public static EmbeddedMongo inMemory(int port) {
        return start(new BsonBackend(new MVStore.Builder().open()), port);
    }

    /**
     * Keeps everything in a file: what was acknowledged survives the end of the process, however it ends, but not a
     * power cut.
     */
    public static EmbeddedMongo inFile(Path file, int port) {
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        return start(new DurableBackend(new BsonBackend(store), new GroupCommit(store::commit)), port);
    }

    private static EmbeddedMongo start(MongoBackend backend, int port) {
        var server = new MongoServer(backend.version(ServerVersion.MONGO_5_0));
        server.bind(new InetSocketAddress(HOST, port));
        return new EmbeddedMongo(server);
    }

    /** A connection string without a database. */
    public String uri() {
        return "mongodb://" + HOST + ":" + server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
