package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/** A MongoDB-compatible server inside this JVM: the wire protocol is real, transactions and text search are not there. */
public final class EmbeddedMongo implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final MongoServer server;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
    }

    /** Keeps everything in memory, for tests; 0 picks a free port. */
    public static EmbeddedMongo inMemory(int port) {
        return start(new MemoryBackend(), port);
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
