package dev.scrm.platform.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTests {
    private static final int WRITERS = 6;

    @TempDir
    Path directory;

    @Test
    void givesEachOfManyWritersACountOfItsOwn() throws Exception {
        try (var server = EmbeddedMongo.inMemory(0);
                var client = MongoClients.create(server.uri());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var counters = client.getDatabase("test").getCollection("counters");
            var after = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
            counters.findOneAndUpdate(eq("_id", "c"), inc("last", 1), after);
            Callable<List<Integer>> work = () -> IntStream.range(0, 400)
                    .mapToObj(_ -> counters.findOneAndUpdate(eq("_id", "c"), inc("last", 1), after)
                            .getInteger("last"))
                    .toList();

            var taken = new ArrayList<Integer>();
            for (var done : writers.invokeAll(Collections.nCopies(WRITERS, work))) {
                taken.addAll(done.get());
            }

            assertThat(taken).doesNotHaveDuplicates();
        }
    }

    @RepeatedTest(3)
    void keepsEveryAcknowledgedWriteWhenItsProcessIsKilled() throws Exception {
        var port = FreePorts.take(1).getFirst();
        var acknowledged = new ConcurrentHashMap<String, Integer>();
        try (var child = start(port);
                var client = client(port);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            prepare(client);
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.execute(() -> writeUntilItDies(things(client), number, acknowledged));
            }
            await().until(() -> acknowledged.size() > 300);
            child.kill();
        }

        try (var _ = start(port);
                var client = client(port)) {
            var things = things(client);

            assertThat(acknowledged).allSatisfy((id, count) -> {
                var found = things.find(eq("_id", id)).first();
                assertThat(found).as("document %s", id).isNotNull();
                assertThat(found.getInteger("count")).isGreaterThanOrEqualTo(count);
            });
            assertIndexAgreesWithDocuments(things, acknowledged.keySet());
        }
    }

    @Test
    void findsItsIndexesAgainAfterAnOrderlyEnd() {
        var file = directory.resolve("orderly.mv");
        try (var mongo = EmbeddedMongo.inFile(file, 0);
                var client = MongoClients.create(mongo.uri())) {
            prepare(client);
            things(client).insertOne(new Document("_id", "a").append("number", "n-1"));
        }

        try (var mongo = EmbeddedMongo.inFile(file, 0);
                var client = MongoClients.create(mongo.uri())) {
            assertThat(things(client).find(eq("number", "n-1")).first()).containsEntry("_id", "a");
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", "b").append("number", "n-1")))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("duplicate key");
        }
    }

    @Test
    void looksAtEveryConditionOfAQueryThatItsIndexServes() {
        try (var mongo = EmbeddedMongo.inFile(directory.resolve("guarded.mv"), 0);
                var client = MongoClients.create(mongo.uri())) {
            prepare(client);
            var things = things(client);
            things.insertMany(List.of(thing("a", "n-1", 1), thing("b", "n-2", 2), thing("c", "n-3", 2)));

            assertThat(things.updateOne(and(eq("_id", "a"), eq("version", 2)), inc("version", 1))
                            .getMatchedCount())
                    .isZero();
            assertThat(things.updateOne(and(eq("_id", "a"), eq("version", 1)), inc("version", 1))
                            .getMatchedCount())
                    .isOne();
            assertThat(things.countDocuments(and(in("_id", "a", "b"), eq("version", 2))))
                    .isEqualTo(2);
            assertThat(things.countDocuments(and(eq("_id", "b"), or(eq("version", 1), eq("version", 3)))))
                    .isZero();
            assertThat(things.find(and(eq("version", 2), eq("number", "n-3"))).first())
                    .containsEntry("_id", "c");
        }
    }

    private static Document thing(String id, String number, int version) {
        return new Document("_id", id).append("number", number).append("version", version);
    }

    @Test
    void doesNotGrowWithoutEndUnderUpdates() {
        var file = directory.resolve("growing.mv");
        try (var mongo = EmbeddedMongo.inFile(file, 0);
                var client = MongoClients.create(mongo.uri())) {
            var things = things(client);
            things.insertOne(new Document("_id", "a").append("count", 0));

            for (int i = 0; i < 20_000; i++) {
                things.updateOne(eq("_id", "a"), inc("count", 1));
            }

            assertThat(things.find(eq("_id", "a")).first()).containsEntry("count", 20_000);
            assertThat(file.toFile().length()).isLessThan(200L << 20);
        }
    }

    private ChildJvm start(int port) throws Exception {
        var file = directory.resolve("mongo.mv").toString();
        return ChildJvm.start(MongoInFile.class, directory.resolve("out.txt"), file, Integer.toString(port))
                .awaitOutput("listening");
    }

    private static MongoClient client(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port + "/?retryWrites=false&serverSelectionTimeoutMS=2000");
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("crash").getCollection("things").withWriteConcern(WriteConcern.MAJORITY);
    }

    private static void prepare(MongoClient client) {
        things(client).createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
    }

    /** Inserts and updates, remembering what was acknowledged, until the server is gone. */
    private static void writeUntilItDies(
            MongoCollection<Document> things, int writer, Map<String, Integer> acknowledged) {
        var number = new AtomicInteger();
        try {
            while (true) {
                var id = writer + "-" + number.incrementAndGet();
                things.insertOne(
                        new Document("_id", id).append("number", "n-" + id).append("count", 0));
                acknowledged.put(id, 0);
                things.updateOne(eq("_id", id), inc("count", 1));
                acknowledged.put(id, 1);
            }
        } catch (MongoException serverIsGone) {
            assertThat(number).hasPositiveValue();
        }
    }

    /** A document that is not there must not have left an entry in the unique index. */
    private static void assertIndexAgreesWithDocuments(
            MongoCollection<Document> things, Iterable<String> acknowledged) {
        var ids = new ArrayList<String>();
        acknowledged.forEach(ids::add);
        for (var id : ids) {
            for (int next = 1; next <= 3; next++) {
                var later = id.substring(0, 2) + (Integer.parseInt(id.substring(2)) + next);
                if (things.find(eq("_id", later)).first() == null) {
                    assertThatNoException()
                            .isThrownBy(
                                    () -> things.insertOne(new Document("_id", later).append("number", "n-" + later)));
                }
            }
        }
    }
}
