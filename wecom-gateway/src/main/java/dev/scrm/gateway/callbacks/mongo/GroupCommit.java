package dev.scrm.gateway.callbacks.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;

/**
 * Inserts what many threads add at the same time by few writes. When Kafka goes away under load, everything that waited
 * for it comes here at once: one write each would not be done in time.
 */
final class GroupCommit implements AutoCloseable {
    private static final int WRITERS = 2;
    private static final int LARGEST_WRITE = 500;
    private static final int QUEUE = 20_000;

    private record Addition(BsonDocument document, CompletableFuture<Void> written) {}

    private final MongoCollection<BsonDocument> collection;
    private final BlockingQueue<Addition> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> writers = new ArrayList<>();

    GroupCommit(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofVirtual().name("spool-" + i).start(this::write));
        }
    }

    /** The future fails at once when too many wait already: memory is bounded. */
    CompletableFuture<?> add(BsonDocument document) {
        var addition = new Addition(document, new CompletableFuture<>());
        if (!queue.offer(addition)) {
            addition.written()
                    .completeExceptionally(new IllegalStateException("Expected room in the queue of " + QUEUE));
        }
        return addition.written();
    }

    @Override
    public void close() {
        writers.forEach(Thread::interrupt);
    }

    private void write() {
        try {
            while (true) {
                var batch = new ArrayList<Addition>();
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_WRITE - 1);
                insert(batch);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void insert(List<Addition> batch) {
        try {
            collection.insertMany(
                    batch.stream().map(Addition::document).toList(), new InsertManyOptions().ordered(false));
            batch.forEach(addition -> addition.written().complete(null));
        } catch (MongoBulkWriteException e) {
            e.getWriteErrors().stream()
                    .filter(error -> !isThereAlready(error))
                    .forEach(error -> batch.get(error.getIndex()).written().completeExceptionally(e));
            batch.forEach(addition -> complete(addition, e));
        } catch (RuntimeException e) {
            batch.forEach(addition -> addition.written().completeExceptionally(e));
        }
    }

    /** Those without an error of their own are written, unless the majority has not confirmed it. */
    private static void complete(Addition addition, MongoBulkWriteException e) {
        if (e.getWriteConcernError() == null) {
            addition.written().complete(null);
        } else {
            addition.written().completeExceptionally(e);
        }
    }

    private static boolean isThereAlready(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
