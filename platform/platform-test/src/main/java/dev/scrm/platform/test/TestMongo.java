package dev.scrm.platform.test;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.embedded.EmbeddedMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One MongoDB for all tests of a JVM, started by the first that asks. {@code SCRM_TEST_MONGODB_URI} names one that runs
 * already; {@code -Pcontainers} takes a container. Each test has databases of its own, dropped at the end.
 */
public final class TestMongo {
    private static final Queue<String> MADE = new ConcurrentLinkedQueue<>();

    private TestMongo() {}

    /** Started when first touched, ended with the JVM. */
    private static final class Server {
        static final String URI = TestServers.named("SCRM_TEST_MONGODB_URI")
                .orElseGet(() -> TestServers.inContainers()
                        ? container()
                        : EmbeddedMongo.inMemory(0).uri());
        static final MongoClient CLIENT = client();

        @SuppressWarnings("resource") // Testcontainers ends it with the JVM.
        private static String container() {
            var mongo = new MongoDBContainer(DockerImageName.parse("mongo:8")).withReplicaSet();
            mongo.start();
            return mongo.getConnectionString();
        }

        private static MongoClient client() {
            var client = MongoClients.create(URI);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                MADE.forEach(name -> client.getDatabase(name).drop());
                client.close();
            }));
            return client;
        }
    }

    /** A connection string without a database. */
    public static String uri() {
        return Server.URI;
    }

    /** The client that all tests share; not theirs to close. */
    public static MongoClient client() {
        return Server.CLIENT;
    }

    /** An empty database of this test alone, with the name as its beginning. */
    public static MongoDatabase freshDatabase(String name) {
        return client().getDatabase(freshDatabaseName(name));
    }

    /** The name of a database that no other test has; it is dropped when the JVM ends. */
    public static String freshDatabaseName(String name) {
        var unique = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        MADE.add(unique);
        return unique;
    }

    /** The fields of each index of a collection, such as {@code corp,id}. */
    public static List<String> indexes(MongoDatabase database, String collection) {
        return database.getCollection(collection)
                .listIndexes()
                .map(index -> String.join(",", index.get("key", Document.class).keySet()))
                .into(new ArrayList<>());
    }
}
